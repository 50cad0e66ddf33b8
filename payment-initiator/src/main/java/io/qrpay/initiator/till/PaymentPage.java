package io.qrpay.initiator.till;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.initiator.status.StatusPage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One page of a store's payments, the latest first.
 *
 * @param payments their statuses, as published
 * @param next the {@code cursor} of the next page; absent on the last
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record PaymentPage(
        @JsonRawValue @Schema(type = SchemaType.ARRAY, implementation = PaymentStatus.class)
        String payments,

        @Nullable String next) {

    static PaymentPage of(StatusPage page) {
        var next = page.next();
        return new PaymentPage("[" + String.join(",", page.statuses()) + "]", next == null ? null : next.toString());
    }
}
