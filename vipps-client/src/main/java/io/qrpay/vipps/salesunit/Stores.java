package io.qrpay.vipps.salesunit;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/** The stores of the configuration file, as last read. */
public interface Stores {

    /** Where a store's days begin and end; empty when the store is unknown. */
    Optional<ZoneId> timeZoneOf(String storeId);

    /** What a store's screens speak; empty when the store is unknown. */
    Optional<Locale> languageOf(String storeId);
}
