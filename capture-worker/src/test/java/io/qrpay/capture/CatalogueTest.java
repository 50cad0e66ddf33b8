package io.qrpay.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.local.kafka.ContractTopics;
import io.qrpay.local.kafka.Topic;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** The channels of this service and the one list of topics name the same. */
class CatalogueTest {
    private final Properties settings = settings();

    @Test
    void shouldUseOnlyTopicsOfTheContracts() {
        // When
        var topics = valuesOf("topic");

        // Then
        assertThat(topics)
                .hasSize(3)
                .isSubsetOf(ContractTopics.read().stream().map(Topic::name).toList());
    }

    @Test
    void shouldNameItsGroupAndDeadLetterTopicAfterItsTopic() {
        assertThat(valuesOf("group.id")).containsExactly("capture-worker.payment-status-v1");
        assertThat(valuesOf("dead-letter-queue.topic")).containsExactly("payment.status.v1.capture-worker.dlq");
    }

    @Test
    void shouldWaitForAllReplicasBeforeAFactCountsAsTold() {
        assertThat(valuesOf("payment-event-out.acks")).containsExactly("all");
    }

    @Test
    void shouldNotBelieveWhatTheFoldTookBack() {
        assertThat(valuesOf("isolation.level")).containsExactly("read_committed");
    }

    private List<String> valuesOf(String suffix) {
        return settings.stringPropertyNames().stream()
                .filter(name -> name.startsWith("mp.messaging.") && name.endsWith("." + suffix))
                .map(settings::getProperty)
                .toList();
    }

    private static Properties settings() {
        try (var in = CatalogueTest.class.getResourceAsStream("/application.properties")) {
            var settings = new Properties();
            settings.load(Objects.requireNonNull(in));
            return settings;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
