package io.qrpay.local.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContractTopicsTest {

    @Test
    void shouldReadKafkaChannelsOnlyWhenOthersStandBeside() throws IOException {
        // Given
        var document = """
                asyncapi: 3.0.0
                channels:
                  paymentStatus:
                    address: payment.status.v1
                    bindings:
                      kafka:
                        partitions: 48
                        replicas: 3
                        topicConfiguration:
                          cleanup.policy: [compact, delete]
                          retention.ms: 34560000000
                          min.insync.replicas: 2
                  webhook:
                    address: /v1/webhooks
                """;

        // When
        var topics = ContractTopics.parse(new ByteArrayInputStream(document.getBytes(UTF_8)));

        // Then
        assertThat(topics)
                .containsExactly(new Topic(
                        "payment.status.v1",
                        48,
                        Map.of("cleanup.policy", "compact,delete", "retention.ms", "34560000000")));
    }

    @Test
    void shouldKeepFewPartitionsWhenScaledDown() {
        // Given
        var wide = new Topic("wide", 48, Map.of());
        var narrow = new Topic("narrow", 3, Map.of());

        // When / Then
        assertThat(wide.atMost(6).partitions()).isEqualTo(6);
        assertThat(narrow.atMost(6).partitions()).isEqualTo(3);
    }
}
