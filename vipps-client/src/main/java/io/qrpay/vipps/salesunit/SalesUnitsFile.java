package io.qrpay.vipps.salesunit;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The configuration file as written; anything may be missing.
 *
 * @param credentials sets of API keys
 * @param salesUnits which keys a sales unit is called with
 * @param stores which sales unit a store uses from when on
 * @param timeZone of the stores whose entries name none
 * @param language likewise
 */
@RegisterForReflection
record SalesUnitsFile(
        @Nullable List<@Nullable Keys> credentials,
        @Nullable List<@Nullable Unit> salesUnits,
        @Nullable List<@Nullable Store> stores,
        @Nullable String timeZone,
        @Nullable String language) {

    /** One set of API keys. */
    @RegisterForReflection
    record Keys(
            @Nullable String name,
            @Nullable String baseUrl,
            @Nullable String clientId,
            @Nullable String clientSecret,
            @Nullable String subscriptionKey,
            @Nullable Webhooks webhooks) {

        /** Without the keys. */
        @Override
        public String toString() {
            return "Keys[name=" + name + "]";
        }
    }

    /** How webhooks are registered with a set of API keys. */
    @RegisterForReflection
    record Webhooks(
            @Nullable String registeredFor, @Nullable Instant renewedAfter) {}

    /** One sales unit. */
    @RegisterForReflection
    record Unit(@Nullable String msn, @Nullable String credentials) {}

    /** One store, from {@code validFrom} on. */
    @RegisterForReflection
    record Store(
            @Nullable String storeId,
            @Nullable String msn,
            @Nullable Instant validFrom,
            @Nullable String timeZone,
            @Nullable String language) {}
}
