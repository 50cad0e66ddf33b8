package io.qrpay.capture.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.capture.operation.OperationConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class DeliveriesTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final List<TopicPartition> PARTITION = List.of(new TopicPartition("payment.status.v1", 3));

    private final TestClock clock = new TestClock();
    private final Deliveries deliveries = new Deliveries(config(), clock);
    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");

    @Test
    void shouldNotRepeatWhatWasToldAfterThePartitionCame() {
        // Given
        deliveries.onPartitionsAssigned(consumer, PARTITION);

        // When
        clock.now = NOON.plusSeconds(10);

        // Then
        assertThat(deliveries.mayRepeat(toldAt(NOON.plusSeconds(9)))).isFalse();
    }

    @Test
    void shouldPerhapsRepeatWhatWasToldBeforeThePartitionCame() {
        // When
        deliveries.onPartitionsAssigned(consumer, PARTITION);

        // Then
        assertThat(deliveries.mayRepeat(toldAt(NOON.minusMillis(1)))).isTrue();
        assertThat(deliveries.mayRepeat(toldAt(NOON.plusMillis(1999)))).isTrue();
        assertThat(deliveries.mayRepeat(toldAt(NOON.plusMillis(2000)))).isFalse();
    }

    @Test
    void shouldPerhapsRepeatWhatIsOlderThanAMinute() {
        // Given
        deliveries.onPartitionsAssigned(consumer, PARTITION);

        // When
        clock.now = NOON.plus(Duration.ofMinutes(5));

        // Then
        assertThat(deliveries.mayRepeat(toldAt(NOON.plus(Duration.ofSeconds(239)))))
                .isTrue();
        assertThat(deliveries.mayRepeat(toldAt(NOON.plus(Duration.ofSeconds(241)))))
                .isFalse();
    }

    @Test
    void shouldPerhapsRepeatWhenThePartitionWentAndCameBack() {
        // Given
        deliveries.onPartitionsAssigned(consumer, PARTITION);
        clock.now = NOON.plusSeconds(20);
        deliveries.onPartitionsRevoked(consumer, PARTITION);
        assertThat(deliveries.mayRepeat(toldAt(NOON.plusSeconds(15)))).isTrue();

        // When
        deliveries.onPartitionsAssigned(consumer, PARTITION);

        // Then
        assertThat(deliveries.mayRepeat(toldAt(NOON.plusSeconds(15)))).isTrue();
    }

    private static IncomingKafkaRecordMetadata<String, byte[]> toldAt(Instant time) {
        var record = new ConsumerRecord<>(
                "payment.status.v1",
                3,
                7L,
                time.toEpochMilli(),
                TimestampType.CREATE_TIME,
                1,
                1,
                "key",
                new byte[0],
                new RecordHeaders(),
                Optional.empty());
        return new IncomingKafkaRecordMetadata<>(record, "payment-status-in");
    }

    private static OperationConfig config() {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(OperationConfig.class)
                .build()
                .getConfigMapping(OperationConfig.class);
    }

    private static final class TestClock extends Clock {
        private Instant now = NOON;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return InstantSource.fixed(now).withZone(zone);
        }
    }
}
