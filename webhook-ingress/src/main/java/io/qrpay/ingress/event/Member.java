package io.qrpay.ingress.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks of single members; each refusal names the member. */
final class Member {
    private Member() {}

    static <T> T present(@Nullable T value, String member) throws MalformedBody {
        if (value == null) {
            throw new MalformedBody(member + " is missing");
        }
        return value;
    }

    static String formed(@Nullable String value, Pattern form, String member) throws MalformedBody {
        var text = present(value, member);
        if (!form.matcher(text).matches()) {
            throw new MalformedBody(member + " is not well formed");
        }
        return text;
    }

    static @Nullable String optional(@Nullable String value, Pattern form, String member) throws MalformedBody {
        return value == null ? null : formed(value, form, member);
    }

    /** RFC 3339 with any number of fraction digits up to nine. */
    static Instant time(@Nullable String value, String member) throws MalformedBody {
        try {
            return Instant.parse(present(value, member));
        } catch (DateTimeException e) {
            throw new MalformedBody(member + " is not a time");
        }
    }

    static @Nullable Instant optionalTime(@Nullable String value, String member) throws MalformedBody {
        return value == null ? null : time(value, member);
    }

    /** Whether the registration is meant to speak of this sales unit; one that is for another is not believed. */
    static boolean isCovered(String msn, Scope scope) throws MalformedBody {
        return switch (scope) {
            case Scope.SalesUnit unit -> isSame(msn, unit.msn());
            case Scope.Partner partner -> partner.isOurs().test(msn);
        };
    }

    private static boolean isSame(String msn, String registered) throws MalformedBody {
        if (!msn.equals(registered)) {
            throw new MalformedBody("msn is not that of the registration");
        }
        return true;
    }
}
