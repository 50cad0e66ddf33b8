package io.qrpay.problem;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a text must be.
 *
 * @param demand the rule as the sender's developer reads it, e.g. {@code must be AUTO or MANUAL}
 * @param reading the meaning of a text that keeps the rule, null for one that does not
 */
public record Rule<T>(String demand, Function<String, @Nullable T> reading) {
    /** A store or a till. */
    public static final Rule<String> PLACE = pattern("[A-Za-z0-9._-]{1,64}");

    public static final Rule<Instant> TIME = new Rule<>("must be an RFC 3339 time", Rule::time);

    private static final Pattern RFC_3339 =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})");

    public static Rule<String> pattern(String pattern) {
        var compiled = Pattern.compile(pattern);
        return new Rule<>(
                "must match " + pattern, text -> compiled.matcher(text).matches() ? text : null);
    }

    public static <E extends Enum<E>> Rule<E> oneOf(Class<E> type) {
        var constants = Arrays.stream(type.getEnumConstants()).collect(Collectors.toMap(Enum::name, c -> c));
        var names = Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
        return new Rule<>("must be one of " + names, constants::get);
    }

    /** Digits that make a number within the bounds, both included. */
    public static Rule<Integer> number(int least, int most) {
        return new Rule<>("must be a number from " + least + " to " + most, text -> {
            var number = text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
            return number >= least && number <= most ? number : null;
        });
    }

    private static @Nullable Instant time(String text) {
        if (!RFC_3339.matcher(text).matches()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The text, if it has that many characters and none of them is a control character. */
    public static @Nullable String printable(String text, int least, int most) {
        return text.codePoints().noneMatch(Character::isISOControl) ? writable(text, least, most) : null;
    }

    /** The text, if it has that many characters; an unpaired surrogate is JSON that nobody can write again. */
    public static @Nullable String writable(String text, int least, int most) {
        var rightLength = text.length() >= least && text.length() <= most;
        return rightLength && text.codePoints().noneMatch(Rule::isHalf) ? text : null;
    }

    private static boolean isHalf(int codePoint) {
        return Character.getType(codePoint) == Character.SURROGATE;
    }
}
