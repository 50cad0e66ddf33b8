package io.qrpay.simulator.payment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells what a sales unit has been approved for. */
@ApplicationScoped
class Agreements {

    private final Map<String, SalesUnitsConfig.SalesUnit> salesUnits;

    Agreements(SalesUnitsConfig config) {
        this.salesUnits = config.salesUnits();
    }

    boolean allowsCurrency(String msn, String currency) {
        var unit = of(msn);
        return unit == null || unit.currency().map(currency::equals).orElse(true);
    }

    boolean allowsPushMessage(String msn) {
        var unit = of(msn);
        return unit == null || unit.pushMessage();
    }

    boolean allowsLongLiving(String msn) {
        var unit = of(msn);
        return unit == null || unit.longLiving();
    }

    boolean allowsPartialCapture(String msn) {
        var unit = of(msn);
        return unit == null || unit.partialCapture();
    }

    boolean allowsScopes(String msn, Set<String> scopes) {
        var unit = of(msn);
        return unit == null
                || unit.scopes().map(allowed -> allowed.containsAll(scopes)).orElse(true);
    }

    boolean hasBankAccount(String msn) {
        var unit = of(msn);
        return unit == null || unit.bankAccountVerified();
    }

    boolean mayCreate(String msn) {
        var unit = of(msn);
        return unit == null || unit.mayCreate();
    }

    private SalesUnitsConfig.@Nullable SalesUnit of(String msn) {
        return salesUnits.get(msn);
    }
}
