package io.qrpay.vipps.epayment;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** The vendor's payment state. All but CREATED are final; captures, refunds and cancels move the aggregate only. */
@RegisterForReflection
public enum VippsState {
    CREATED,
    AUTHORIZED,
    ABORTED,
    EXPIRED,
    TERMINATED,
    /** A state that the vendor added after this version. */
    @JsonEnumDefaultValue
    UNKNOWN
}
