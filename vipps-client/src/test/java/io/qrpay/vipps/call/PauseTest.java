package io.qrpay.vipps.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class PauseTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Pause PAUSE = new Pause(VERTX, Duration.ofMillis(300));

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void shouldGrowAndVaryWhenAttemptsGoOn() {
        // When
        var first = IntStream.range(0, 500).mapToObj(i -> PAUSE.after(1, null)).toList();
        var second = IntStream.range(0, 500).mapToObj(i -> PAUSE.after(2, null)).toList();

        // Then
        assertThat(first)
                .allSatisfy(pause -> assertThat(pause).isBetween(Duration.ofMillis(150), Duration.ofMillis(451)));
        assertThat(second)
                .allSatisfy(pause -> assertThat(pause).isBetween(Duration.ofMillis(450), Duration.ofMillis(1351)));
        assertThat(first.stream().distinct().count()).isGreaterThan(100);
    }

    @Test
    void shouldNeverBeShorterThanAsked() {
        // Then
        assertThat(IntStream.range(0, 500).mapToObj(i -> PAUSE.after(1, Duration.ofMillis(400))))
                .allSatisfy(pause -> assertThat(pause).isGreaterThanOrEqualTo(Duration.ofMillis(400)));
    }
}
