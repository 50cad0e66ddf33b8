package io.qrpay.vipps.salesunit;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The sales units of the configuration file {@code qrpay.sales-units.file}, as last read. A changed file is taken over as
 * a whole within seconds; one with errors is not, and the former stays.
 */
public interface SalesUnits {

    /**
     * The sales unit that a store used at a time: that of the store's entry with the latest {@code validFrom} not after it.
     *
     * @return empty when the store is unknown or had no entry then
     */
    Optional<String> msnOf(String storeId, Instant at);

    /** Merchant serial numbers of all sales units; an immutable snapshot. */
    Set<String> msns();

    /** What to call Vipps with for a sales unit; empty when it is unknown. */
    Optional<Credentials> credentialsOf(String msn);
}
