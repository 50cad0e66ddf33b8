package io.qrpay.vipps.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.qrpay.vipps.Problem;
import io.qrpay.vipps.http.VippsHttpConfig.CircuitLimits;
import io.qrpay.vipps.scripted.ScriptedVipps;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ScriptedVipps.class)
class CircuitIT {
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final AtomicInteger sent = new AtomicInteger();
    private final Circuit circuit = new Circuit(Operation.CAPTURE, new Limits());

    @Test
    void shouldAskNoMoreAfterHalfOfTheExchangesFailed() {
        // Given
        pass(5, answer(200));
        pass(5, lost());

        // Then
        assertThat(circuit.isOpen()).isTrue();
        assertThatThrownBy(() -> through(answer(200)))
                .isInstanceOfSatisfying(
                        CircuitOpen.class,
                        open -> assertThat(open.left()).isPositive().isLessThanOrEqualTo(PAUSE));
        assertThat(sent).hasValue(10);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 409, 423, 429})
    void shouldTakeARefusalForASignOfHealth(int status) {
        // Given
        pass(20, answer(status));

        // Then
        assertThat(circuit.isOpen()).isFalse();
        assertThat(sent).hasValue(20);
    }

    @Test
    void shouldHandOnTheAnswerThatCounts() {
        assertThat(through(answer(503)).status()).isEqualTo(503);
    }

    @Test
    void shouldTryOneAfterThePauseAndGoOnWhenVippsIsWell() {
        // Given
        pass(10, answer(500));
        await().until(() -> !circuit.isOpen());

        // When
        pass(2, answer(200));

        // Then
        pass(5, answer(200));
        assertThat(sent).hasValue(17);
    }

    @Test
    void shouldPauseAgainWhenTheTrialFails() {
        // Given
        pass(10, answer(500));
        await().until(() -> !circuit.isOpen());

        // When
        pass(1, answer(500));

        // Then
        assertThat(circuit.isOpen()).isTrue();
    }

    private void pass(int times, Uni<Answer> exchange) {
        IntStream.range(0, times).forEach(i -> pass(exchange));
    }

    private void pass(Uni<Answer> exchange) {
        try {
            through(exchange);
        } catch (NoAnswer lost) {
            assertThat(lost.maybeSent()).isTrue();
        }
    }

    private Answer through(Uni<Answer> exchange) {
        return circuit.through(exchange.onSubscription().invoke(sent::incrementAndGet))
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    private static Uni<Answer> answer(int status) {
        return Uni.createFrom()
                .item(
                        status == 200
                                ? new Answer.Success(status, Buffer.buffer())
                                : new Answer.Failure(
                                        new Problem(status, null, null, null, null, List.of()), false, null));
    }

    private static Uni<Answer> lost() {
        return Uni.createFrom().failure(() -> new NoAnswer("no answer", true, new IllegalStateException("lost")));
    }

    private record Limits() implements CircuitLimits {
        @Override
        public int volume() {
            return 10;
        }

        @Override
        public double failureRatio() {
            return 0.5;
        }

        @Override
        public Duration pause() {
            return PAUSE;
        }

        @Override
        public int successes() {
            return 2;
        }
    }
}
