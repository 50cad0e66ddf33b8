package io.qrpay.initiator.polling;

import io.qrpay.contracts.PaymentKey;
import io.qrpay.contracts.payment.CaptureMode;
import io.qrpay.contracts.payment.Operation;
import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.initiator.fold.Attention;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A payment that wants something from the clock.
 *
 * @param payment which
 * @param partition of {@code payment.event.v1}
 * @param state where it stands
 * @param captureMode who captures
 * @param attention what it wants
 * @param deferred the operations that wait
 * @param heard a webhook has told of it
 * @param told how many facts the last poll told
 * @param polledAt when Vipps was asked last
 * @param notBefore until when Vipps wants no further question
 * @param nextResume when the deferred operations are brought again
 */
record Watched(
        PaymentKey payment,
        int partition,
        PaymentState state,
        CaptureMode captureMode,
        Attention attention,
        List<Operation> deferred,
        boolean heard,
        int told,
        @Nullable Instant polledAt,
        @Nullable Instant notBefore,
        Instant nextResume) {

    static Watched of(PaymentStatus status, int partition, Attention attention, boolean heard) {
        var deferred = status.operations().stream()
                .filter(operation -> operation.state() == Operation.State.DEFERRED)
                .toList();
        var resumeAt = attention.resumeAt();
        return new Watched(
                PaymentKey.parse(status.paymentKey()),
                partition,
                status.state(),
                status.captureMode(),
                attention,
                deferred,
                heard,
                0,
                null,
                null,
                resumeAt == null ? Instant.MAX : resumeAt);
    }

    /** Vipps is not known to know it. */
    boolean isRequested() {
        return state == PaymentState.REQUESTED;
    }

    /** It is the customer's turn. */
    boolean isAwaiting() {
        return state == PaymentState.AWAITING_CUSTOMER;
    }

    /** The same wish as before keeps its place; any other is asked for anew, yet not sooner after the last poll. */
    Watched after(Watched before) {
        var heardOnce = heard || before.heard;
        return attention.equals(before.attention) && state == before.state
                ? before.with(heardOnce, before.told, before.polledAt, before.notBefore, before.nextResume)
                : with(heardOnce, 0, before.polledAt, before.notBefore, nextResume);
    }

    Watched polledAt(Instant now) {
        return with(heard, told, now, notBefore, nextResume);
    }

    Watched pollNotBefore(Instant time) {
        return with(heard, told, polledAt, time, nextResume);
    }

    Watched told(int facts) {
        return with(heard, facts, polledAt, notBefore, nextResume);
    }

    Watched resumedAt(Instant now, Duration pause) {
        return with(heard, told, polledAt, notBefore, now.plus(pause));
    }

    private Watched with(
            boolean heardNow, int facts, @Nullable Instant polled, @Nullable Instant earliest, Instant resume) {
        return new Watched(
                payment, partition, state, captureMode, attention, deferred, heardNow, facts, polled, earliest, resume);
    }
}
