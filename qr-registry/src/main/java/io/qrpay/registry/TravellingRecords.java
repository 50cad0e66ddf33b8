package io.qrpay.registry;

import io.qrpay.contracts.payment.Failure;
import io.qrpay.contracts.qr.QrStatus;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** The records of the contracts that Jackson writes here, also in a native image. */
@RegisterForReflection(targets = {QrStatus.class, Failure.class})
final class TravellingRecords {
    private TravellingRecords() {}
}
