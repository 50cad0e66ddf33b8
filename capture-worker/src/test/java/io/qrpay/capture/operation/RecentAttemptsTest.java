package io.qrpay.capture.operation;

import static io.qrpay.capture.operation.Example.NOON;
import static io.qrpay.capture.operation.Example.PAYMENT;
import static io.qrpay.capture.operation.Example.capture;
import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.FactName;
import io.qrpay.contracts.payment.FactSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentAttemptsTest {
    private final RecentAttempts recent = new RecentAttempts(2);

    @Test
    void shouldKnowWhatCameToAnEnd() {
        // When
        recent.remember("done", new Settlement.Done(capture(), fact()));
        recent.remember("refused", new Settlement.Refused(capture(), fact()));

        // Then
        assertThat(recent.isEnded("done")).isTrue();
        assertThat(recent.isEnded("refused")).isTrue();
        assertThat(recent.isUnclear("done")).isFalse();
    }

    @Test
    void shouldKnowWhatWasLeftUnclear() {
        // When
        recent.remember("deferred", new Settlement.Deferred(capture(), fact()));

        // Then
        assertThat(recent.isEnded("deferred")).isFalse();
        assertThat(recent.isUnclear("deferred")).isTrue();
        assertThat(recent.isUnclear("never seen")).isFalse();
    }

    @Test
    void shouldForgetTheOldestWhenThereAreTooMany() {
        // When
        List.of("first", "second", "third")
                .forEach(key -> recent.remember(key, new Settlement.Done(capture(), fact())));

        // Then
        assertThat(recent.isEnded("first")).isFalse();
        assertThat(recent.isEnded("third")).isTrue();
    }

    private static Fact fact() {
        return Fact.of(PAYMENT, FactName.CAPTURED, FactSource.ANSWER, NOON).build();
    }
}
