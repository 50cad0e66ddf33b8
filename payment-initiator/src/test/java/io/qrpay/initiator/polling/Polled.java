package io.qrpay.initiator.polling;

import io.qrpay.contracts.Money;
import io.qrpay.contracts.PaymentKey;
import io.qrpay.contracts.payment.CaptureMode;
import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.initiator.creation.CreationConfig;
import io.qrpay.initiator.fold.Attention;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A payment that was created at noon, and the settings as they are by default. */
final class Polled {
    static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
    static final PaymentKey PAYMENT = new PaymentKey("123456", "oslo1-0001");
    static final Attention POLL = new Attention(START, null, "c-1");

    private Polled() {}

    static PollingConfig config() {
        return config(Map.of());
    }

    static PollingConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withMapping(PollingConfig.class)
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(PollingConfig.class);
    }

    static CreationConfig creation() {
        return new SmallRyeConfigBuilder()
                .withMapping(CreationConfig.class)
                .withDefaultValue("qrpay.creation.key-secret", "a secret of the tests")
                .build()
                .getConfigMapping(CreationConfig.class);
    }

    static Cadence cadence() {
        return new Cadence(config(), creation());
    }

    static Watched awaiting(boolean heard) {
        return Watched.of(status(PaymentState.AWAITING_CUSTOMER), 3, POLL, heard);
    }

    static Watched requested() {
        return Watched.of(status(PaymentState.REQUESTED), 3, POLL, false);
    }

    static PaymentStatus status(PaymentState state) {
        return status(PAYMENT, state);
    }

    static PaymentStatus status(PaymentKey payment, PaymentState state) {
        var money = new Money(4_900, "NOK");
        return new PaymentStatus(
                payment.toString(),
                payment.msn(),
                payment.reference(),
                "oslo-1",
                "till-3",
                7,
                state,
                false,
                false,
                money.value(),
                money.currency(),
                0,
                0,
                0,
                0,
                CaptureMode.AUTO,
                START,
                null,
                null,
                null,
                List.of(),
                null,
                START);
    }

    static Instant after(Duration time) {
        return START.plus(time);
    }
}
