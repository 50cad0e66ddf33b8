package io.qrpay.registry.code;

import static io.qrpay.problem.JsonMembers.Necessity.OPTIONAL;

import io.qrpay.problem.JsonMembers;
import io.qrpay.problem.Rule;
import io.qrpay.vipps.salesunit.SalesUnits;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The sales unit of a form: said by {@code msn}, or the one that {@code storeId} uses now. */
public final class SalesUnitFields {
    private static final Rule<String> MSN = Rule.pattern("[0-9]{4,10}");

    private SalesUnitFields() {}

    /** Null when it cannot be told; the errors say why. */
    public static @Nullable String msn(
            JsonMembers members, @Nullable String storeId, SalesUnits salesUnits, Instant now) {
        var msn = members.text("msn", OPTIONAL, MSN);
        if (msn != null) {
            return salesUnits.msns().contains(msn) ? msn : members.wrong("msn", "is not a configured sales unit");
        }
        if (members.has("msn")) {
            return null;
        }
        return storeId == null ? noStore(members) : msnOf(members, storeId, salesUnits, now);
    }

    private static @Nullable String noStore(JsonMembers members) {
        return members.has("storeId") ? null : members.wrong("storeId", "is missing: it or msn tells the sales unit");
    }

    private static @Nullable String msnOf(JsonMembers members, String storeId, SalesUnits salesUnits, Instant now) {
        var found = salesUnits.msnOf(storeId, now);
        return found.isPresent() ? found.get() : members.wrong("storeId", "is not a configured store; or say msn too");
    }
}
