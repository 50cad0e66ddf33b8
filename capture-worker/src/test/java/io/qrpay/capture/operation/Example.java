package io.qrpay.capture.operation;

import io.qrpay.contracts.PaymentKey;
import io.qrpay.contracts.payment.CaptureMode;
import io.qrpay.contracts.payment.Operation;
import io.qrpay.contracts.payment.Operation.Kind;
import io.qrpay.contracts.payment.OperationKey;
import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.vipps.Amount;
import io.qrpay.vipps.Problem;
import io.qrpay.vipps.epayment.Aggregate;
import io.qrpay.vipps.epayment.PaymentEvent;
import io.qrpay.vipps.epayment.ReadOutcome;
import io.qrpay.vipps.epayment.VippsState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One payment of 49 kroner, approved at noon, and what can be said about it. */
final class Example {
    static final PaymentKey PAYMENT = new PaymentKey("123456", "oslo1-20261121-0001");
    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    static final long AMOUNT = 4900;
    static final String KEY = OperationKey.of(PAYMENT, Operation.AUTO, 1);

    private Example() {}

    static DueOperation capture() {
        return due(new Operation(Operation.AUTO, Kind.CAPTURE, AMOUNT, 1, pending(), null, null, null), AMOUNT, 0, 0);
    }

    static DueOperation secondCapture(long captured, long amount) {
        var operation = new Operation("cap-2", Kind.CAPTURE, amount, 1, pending(), null, "till-7", null);
        return due(operation, AMOUNT, captured, 0);
    }

    static DueOperation capture(int attempt) {
        var operation = new Operation(Operation.AUTO, Kind.CAPTURE, AMOUNT, attempt, pending(), null, null, null);
        return due(operation, AMOUNT, 0, 0);
    }

    static DueOperation refund(long amount) {
        var operation = new Operation("ref-1", Kind.REFUND, amount, 1, pending(), null, "desk", null);
        return due(operation, AMOUNT, AMOUNT, 0);
    }

    static DueOperation cancel(long authorized) {
        var operation = new Operation(Operation.REFUSED, Kind.CANCEL, null, 1, pending(), null, null, null);
        return due(operation, authorized, 0, 0);
    }

    static String keyOfCancel() {
        return OperationKey.of(PAYMENT, "refused", 1);
    }

    static DueOperation tillsCancel(long captured) {
        var operation = new Operation("can-1", Kind.CANCEL, null, 1, pending(), null, "till-7", null);
        return due(operation, AMOUNT, captured, 0);
    }

    private static Operation.State pending() {
        return Operation.State.PENDING;
    }

    private static DueOperation due(Operation operation, long authorized, long captured, long refunded) {
        var status = new PaymentStatus(
                PAYMENT.toString(),
                PAYMENT.msn(),
                PAYMENT.reference(),
                "oslo-1",
                "till-7",
                840,
                PaymentState.AUTHORIZED,
                false,
                true,
                AMOUNT,
                "NOK",
                authorized,
                captured,
                refunded,
                0,
                CaptureMode.AUTO,
                NOON.minusSeconds(40),
                null,
                null,
                null,
                List.of(operation),
                null,
                NOON);
        return new DueOperation(status, operation, NOON, false);
    }

    static Amount nok(long value) {
        return new Amount(value, "NOK");
    }

    static Aggregate sums(long authorized, long captured, long refunded, long cancelled) {
        return new Aggregate(nok(authorized), nok(captured), nok(refunded), nok(cancelled));
    }

    static ReadOutcome.Found payment(VippsState state, Aggregate sums) {
        return new ReadOutcome.Found(PAYMENT.reference(), state, nok(AMOUNT), sums, "psp-of-creation", null, null);
    }

    /** Approved, and nothing more. */
    static ReadOutcome.Found approved() {
        return payment(VippsState.AUTHORIZED, sums(AMOUNT, 0, 0, 0));
    }

    static ReadOutcome.Found captured() {
        return payment(VippsState.AUTHORIZED, sums(AMOUNT, AMOUNT, 0, 0));
    }

    static PaymentEvent event(PaymentEvent.Name name, long amount, @Nullable String key) {
        return new PaymentEvent(PAYMENT.reference(), "psp-" + name, name, nok(amount), NOON.plusMillis(350), key, true);
    }

    static PaymentEvent failed(PaymentEvent.Name name, @Nullable String key) {
        return new PaymentEvent(PAYMENT.reference(), "psp-" + name, name, nok(AMOUNT), NOON, key, false);
    }

    static Problem problem(int status, @Nullable String code) {
        return new Problem(status, code, "title", "detail", "trace", List.of());
    }
}
