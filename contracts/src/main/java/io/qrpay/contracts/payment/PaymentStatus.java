package io.qrpay.contracts.payment;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a payment; a record of {@code payment.status.v1}. Amounts in minor units of {@code currency}.
 *
 * @param paymentKey {@code <msn>/<reference>}, the Kafka key
 * @param version grows with each change of this payment, gaps are usual; a repeat of a version is byte-equal
 * @param state where it stands
 * @param isFinal nothing more happens unless somebody asks for it (a refund)
 * @param paid the cashier may hand over the goods
 * @param amount what was asked for; absent where a refused checkout did not say it readably, so is the currency
 * @param authorizedAmount what the customer approved
 * @param capturedAmount what was taken, refunds not subtracted
 * @param refundedAmount what was given back
 * @param cancelledAmount what was released
 * @param captureMode who captures
 * @param requestedAt the till's time
 * @param captureGuaranteedUntil until when a capture is sure, where the vendor told
 * @param captureDueBy set when the deadline is near and something is still to be taken: capture or cancel by then
 * @param qr what to show while AWAITING_CUSTOMER
 * @param operations what qrpay did, does and will do
 * @param failure why a REFUSED payment was refused
 * @param occurredAt when the latest thing happened that is known of it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PaymentStatus(
        String paymentKey,
        String msn,
        String reference,
        @Nullable String storeId,
        @Nullable String posId,
        long version,
        PaymentState state,
        @JsonProperty("final") boolean isFinal,
        boolean paid,
        @Nullable Long amount,
        @Nullable String currency,
        long authorizedAmount,
        long capturedAmount,
        long refundedAmount,
        long cancelledAmount,
        CaptureMode captureMode,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant requestedAt,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant captureGuaranteedUntil,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant captureDueBy,

        @Nullable Qr qr,
        List<Operation> operations,
        @Nullable Failure failure,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Instant occurredAt) {

    /** The {@code ce_type} of each record. */
    public static final String CLOUD_EVENT_TYPE = "io.qrpay.payment.status.v1";
    /** The record header that is {@code 1} when an operation is PENDING, else {@code 0}: to skip without parsing. */
    public static final String PENDING_HEADER = "pending";

    public PaymentStatus {
        operations = List.copyOf(operations);
    }

    /** The same status with the version and the time of the fact that last changed it. */
    public PaymentStatus at(long version, Instant occurredAt) {
        return new PaymentStatus(
                paymentKey,
                msn,
                reference,
                storeId,
                posId,
                version,
                state,
                isFinal,
                paid,
                amount,
                currency,
                authorizedAmount,
                capturedAmount,
                refundedAmount,
                cancelledAmount,
                captureMode,
                requestedAt,
                captureGuaranteedUntil,
                captureDueBy,
                qr,
                operations,
                failure,
                occurredAt);
    }
}
