package io.qrpay.simulator.payment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What sales units may do; one that is not named may do everything, in every currency. */
@ConfigMapping(prefix = "qrpay.simulator.agreements")
interface SalesUnitsConfig {

    /** The agreements by merchant serial number, e.g. {@code qrpay.simulator.agreements.sales-units.123456.currency}. */
    Map<String, SalesUnit> salesUnits();

    /** What one sales unit may do. */
    interface SalesUnit {

        /** Its market's currency; any when absent. */
        Optional<String> currency();

        /** Whether it is approved for PUSH_MESSAGE. */
        @WithDefault("true")
        boolean pushMessage();

        /** Whether it is approved for long-living payments. */
        @WithDefault("true")
        boolean longLiving();

        /** Whether it may capture a part of an amount. */
        @WithDefault("true")
        boolean partialCapture();

        /** The profile data that it may ask for, e.g. {@code name,email}; all when absent. */
        Optional<Set<String>> scopes();

        /** Whether the vendor has verified its bank account. */
        @WithDefault("true")
        boolean bankAccountVerified();

        /** Whether it may create payments at all. */
        @WithDefault("true")
        boolean mayCreate();
    }
}
