package io.qrpay.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.contracts.payment.FactName;
import io.qrpay.local.kafka.TopicReader;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A record that is no status, or none to act on, keeps nothing up. */
@QuarkusTest
class UnreadableStatusIT extends BetweenKafkaAndVipps {
    private static final String DEAD_LETTERS = "payment.status.v1.capture-worker.dlq";

    @Test
    void shouldGoOnAfterARecordThatCannotBeRead() {
        try (var dead = TopicReader.fromStart(config("kafka.bootstrap.servers"), DEAD_LETTERS)) {
            // Given
            var reference = vipps.approved(AMOUNT);
            var key = key(reference).toString();
            var broken = "{\"msn\": \"broken-" + reference + "\", \"version\": \"one\"}";

            // When
            statuses.publish(key, broken.getBytes(StandardCharsets.UTF_8), Instant.now(), "1");
            statuses.publish(statuses.toCapture(reference, AMOUNT, PART));

            // Then
            assertThat(factOf(reference).value().name()).isEqualTo(FactName.CAPTURED);
            var letter = dead.first(key, value -> true);
            assertThat(letter.value()).asString(StandardCharsets.UTF_8).isEqualTo(broken);
            assertThat(letter.headers())
                    .containsEntry("dead-letter-reason", "not a status at member version")
                    .containsEntry("dead-letter-topic", Statuses.TOPIC)
                    .containsKeys("dead-letter-partition", "dead-letter-offset");
        }
    }

    @Test
    void shouldNotEvenReadAStatusThatHasNothingPending() {
        try (var dead = TopicReader.fromStart(config("kafka.bootstrap.servers"), DEAD_LETTERS)) {
            // Given
            var reference = vipps.approved(AMOUNT);
            var key = key(reference).toString();

            // When
            statuses.publish(key, "not JSON".getBytes(StandardCharsets.UTF_8), Instant.now(), "0");
            statuses.publish(statuses.toCapture(reference, AMOUNT, PART));

            // Then
            factOf(reference);
            assertThat(dead.poll(Duration.ofSeconds(2))).noneMatch(letter -> key.equals(letter.key()));
        }
    }

    @Test
    void shouldPassATombstoneBy() {
        // Given
        var reference = vipps.approved(AMOUNT);

        // When
        statuses.publish(key(reference).toString(), null, Instant.now(), "1");
        statuses.publish(statuses.toCapture(reference, AMOUNT, PART));

        // Then
        assertThat(factOf(reference).value().name()).isEqualTo(FactName.CAPTURED);
    }
}
