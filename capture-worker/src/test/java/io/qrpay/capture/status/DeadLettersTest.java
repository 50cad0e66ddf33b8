package io.qrpay.capture.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

class DeadLettersTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final UnreadableStatus REASON = new UnreadableStatus("not JSON");

    private final DeadLetters deadLetters = new DeadLetters(new SimpleMeterRegistry(), at(NOON));
    private final List<Throwable> nacked = new ArrayList<>();

    @Test
    void shouldHandTheRecordOverAndCountIt() {
        // When
        deadLetters
                .bury(message(CompletableFuture.completedFuture(null)), record(), REASON)
                .await()
                .indefinitely();

        // Then
        assertThat(nacked).containsExactly(REASON);
        assertThat(deadLetters.count()).isEqualTo(1);
    }

    @Test
    void shouldGoOnWhenTheDeadLetterTopicDoesNotTakeTheRecord() {
        // Given
        var message = message(CompletableFuture.failedFuture(new IllegalStateException("no broker")));

        // When
        var buried = deadLetters.bury(message, record(), REASON);

        // Then
        assertThat(buried.await().atMost(Duration.ofSeconds(5))).isNull();
    }

    @Test
    void shouldBeUnwellForAWhile() {
        // Given
        assertThat(statusAt(NOON)).isEqualTo(Status.UP);

        // When
        deadLetters
                .bury(message(CompletableFuture.completedFuture(null)), record(), REASON)
                .await()
                .indefinitely();

        // Then
        assertThat(statusAt(NOON.plus(Duration.ofMinutes(14)))).isEqualTo(Status.DOWN);
        assertThat(statusAt(NOON.plus(Duration.ofMinutes(16)))).isEqualTo(Status.UP);
    }

    private Status statusAt(Instant now) {
        return new DeadLettersHealth(deadLetters, at(now)).call().getStatus();
    }

    private Message<String> message(CompletableFuture<Void> end) {
        return Message.of("status").withNack(reason -> {
            nacked.add(reason);
            return end;
        });
    }

    private static IncomingKafkaRecordMetadata<String, byte[]> record() {
        return new IncomingKafkaRecordMetadata<>(
                new ConsumerRecord<>("payment.status.v1", 3, 7, "key", new byte[0]), "payment-status-in");
    }

    private static Clock at(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }
}
