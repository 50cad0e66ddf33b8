package io.qrpay.registry.code;

import io.qrpay.access.Caller;
import io.qrpay.access.Reach;
import io.qrpay.vipps.salesunit.SalesUnits;
import io.quarkus.security.ForbiddenException;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Turns away callers who ask for codes of a store that is not theirs. */
@Singleton
public class OwnStores {
    private final Caller caller;
    private final SalesUnits salesUnits;
    private final Clock clock;

    OwnStores(Caller caller, SalesUnits salesUnits, Clock clock) {
        this.caller = caller;
        this.salesUnits = salesUnits;
        this.clock = clock;
    }

    /** What is within the caller's reach. Only known while the request is being read, not later in its course. */
    public Reach reach() {
        return caller.reach();
    }

    /** @throws ForbiddenException told as FOREIGN_STORE; what belongs to no store is for those who reach every store */
    public void check(@Nullable String storeId) {
        reach().check(storeId);
    }

    /**
     * A code for a store is one at the store's own sales unit.
     *
     * @throws ForbiddenException told as FOREIGN_STORE
     */
    public void checkNew(@Nullable String storeId, String msn) {
        check(storeId);
        if (storeId != null && !reach().covers(null) && !isOwn(storeId, msn)) {
            throw reach().refusal();
        }
    }

    private boolean isOwn(String storeId, String msn) {
        return salesUnits.msnOf(storeId, clock.instant()).filter(msn::equals).isPresent();
    }
}
