package io.qrpay.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.contracts.payment.CaptureMode;
import io.qrpay.contracts.payment.Operation;
import io.qrpay.contracts.payment.Operation.Kind;
import io.qrpay.contracts.payment.Operation.State;
import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.contracts.payment.PaymentStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void shouldFindNothingWrongWithACapturedPayment() {
        assertThat(Verdict.on(status(true, 4_900), false)).isEmpty();
    }

    @Test
    void shouldFindAPaymentThatIsStuck() {
        assertThat(Verdict.on(status(false, 0), false))
                .singleElement()
                .asString()
                .contains("123456/chaos1-0001 is stuck");
    }

    @Test
    void shouldFindACustomerWhoWasChargedAgainstTheTillsWish() {
        assertThat(Verdict.on(status(true, 4_900, cancel(State.DONE)), true)).hasSize(1);
        assertThat(Verdict.on(status(true, 4_900), true)).hasSize(1);
    }

    @Test
    void shouldAcceptThatTheTillWasToldThatItsCancelCameTooLate() {
        assertThat(Verdict.on(status(true, 4_900, cancel(State.REFUSED)), true)).isEmpty();
    }

    private static Operation cancel(State state) {
        return new Operation(Cashier.CANCEL, Kind.CANCEL, null, 1, state, null, "till-1", null);
    }

    private static PaymentStatus status(boolean isFinal, long captured, Operation... operations) {
        return new PaymentStatus(
                "123456/chaos1-0001",
                "123456",
                "chaos1-0001",
                "store-1",
                "till-1",
                7,
                captured > 0 ? PaymentState.CAPTURED : PaymentState.AUTHORIZED,
                isFinal,
                true,
                4_900L,
                "NOK",
                4_900,
                captured,
                0,
                0,
                CaptureMode.AUTO,
                NOON,
                null,
                null,
                null,
                List.copyOf(Arrays.asList(operations)),
                null,
                NOON);
    }
}
