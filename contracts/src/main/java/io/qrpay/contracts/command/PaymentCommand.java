package io.qrpay.contracts.command;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.qrpay.contracts.Money;
import io.qrpay.contracts.payment.Operation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A till wants something done with a payment. A retry is byte-equal; a command id stands for one wish per payment, and a
 * repeat of it does nothing more.
 *
 * @param storeId the store that asked for the payment
 * @param reference the payment
 * @param commandId the till's name of this wish, {@code [A-Za-z0-9-]{1,50}}; the id of the operation in the status
 * @param kind CAPTURE takes {@code amount}, CANCEL releases all that is not captured, REFUND gives {@code amount} back
 * @param amount in the payment's currency; absent on CANCEL
 * @param requestedBy who wants it: a till, a person's number in the chain's system, a job; at most 64 characters
 * @param requestedAt when, by the till's clock; wishes are fulfilled in this order
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PaymentCommand(
        String storeId,
        String reference,
        String commandId,
        Operation.Kind kind,
        @Nullable Money amount,
        String requestedBy,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Instant requestedAt) {}
