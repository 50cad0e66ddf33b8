package io.qrpay.capture.operation;

import io.qrpay.vipps.salesunit.Credentials;
import io.qrpay.vipps.salesunit.SalesUnits;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Sales units by name only. */
record AnySalesUnits(Set<String> msns) implements SalesUnits {

    @Override
    public Optional<String> msnOf(String storeId, Instant at) {
        return Optional.empty();
    }

    @Override
    public Optional<Credentials> credentialsOf(String msn) {
        return Optional.empty();
    }
}
