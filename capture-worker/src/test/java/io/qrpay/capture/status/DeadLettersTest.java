package io.qrpay.capture.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

class DeadLettersTest {
    private static final UnreadableStatus REASON = new UnreadableStatus("not JSON");

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final DeadLetters deadLetters = new DeadLetters(registry);
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
        assertThat(registry.get("qrpay.dead.letters")
                        .tag("topic", "payment.status.v1")
                        .counter()
                        .count())
                .isEqualTo(1);
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
}
