package io.qrpay.initiator.day;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.qrpay.contracts.payment.Operation;
import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.contracts.payment.PaymentStatus;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A payment that has not come to its end; amounts in minor units.
 *
 * @param restAmount what is approved and neither captured nor cancelled
 * @param waitsFor whom or what its end waits for
 * @param captureGuaranteedUntil until when a capture is sure, where the vendor told
 * @param captureDueBy set when that time is near
 * @param operations those that are not done: pending, deferred, refused
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OpenPayment(
        String reference,
        @Nullable String posId,
        PaymentState state,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant requestedAt,

        @Nullable String currency,
        @Nullable Long amount,
        long authorizedAmount,
        long capturedAmount,
        long refundedAmount,
        long cancelledAmount,
        long restAmount,
        List<Wait> waitsFor,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant captureGuaranteedUntil,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant captureDueBy,

        List<Operation> operations) {

    /** What may be missing. */
    public enum Wait {
        /** Vipps has not told whether it knows the payment. */
        VIPPS,
        /** The customer has neither approved nor declined. */
        CUSTOMER,
        /** Approved money is left: capture or cancel it. */
        CAPTURE,
        /** An operation is on its way or will be tried again. */
        OPERATION
    }

    static OpenPayment of(PaymentStatus status) {
        var rest = status.authorizedAmount() - status.capturedAmount() - status.cancelledAmount();
        return new OpenPayment(
                status.reference(),
                status.posId(),
                status.state(),
                status.requestedAt(),
                status.currency(),
                status.amount(),
                status.authorizedAmount(),
                status.capturedAmount(),
                status.refundedAmount(),
                status.cancelledAmount(),
                Math.max(rest, 0),
                waitsFor(status, rest),
                status.captureGuaranteedUntil(),
                status.captureDueBy(),
                status.operations().stream().filter(OpenPayment::isNotDone).toList());
    }

    private static List<Wait> waitsFor(PaymentStatus status, long rest) {
        var all = new ArrayList<Wait>();
        if (status.state() == PaymentState.REQUESTED) {
            all.add(Wait.VIPPS);
        }
        if (status.state() == PaymentState.AWAITING_CUSTOMER) {
            all.add(Wait.CUSTOMER);
        }
        if (rest > 0) {
            all.add(Wait.CAPTURE);
        }
        if (status.operations().stream().anyMatch(OpenPayment::isOnItsWay)) {
            all.add(Wait.OPERATION);
        }
        return all;
    }

    private static boolean isNotDone(Operation operation) {
        return isOnItsWay(operation) || operation.state() == Operation.State.REFUSED;
    }

    private static boolean isOnItsWay(Operation operation) {
        return operation.state() == Operation.State.PENDING || operation.state() == Operation.State.DEFERRED;
    }
}
