package io.qrpay.registry.console;

import io.qrpay.contracts.payment.Failure;
import java.util.Arrays;

/** Why a code failed, or how it drifted. */
enum Reason {
    TARGET_CHANGED,
    LOCATION_CHANGED,
    DELETED_AT_VIPPS,
    EXPIRED,
    UNKNOWN_SALES_UNIT,
    TAKEN,
    /** Vipps says no; its code and the fields are told beside. */
    REFUSED_BY_VIPPS;

    static Reason of(Failure failure) {
        return Arrays.stream(values())
                .filter(reason -> reason.name().equals(failure.code()))
                .findFirst()
                .orElse(REFUSED_BY_VIPPS);
    }
}
