package io.qrpay.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.qrpay.contracts.ContractExamples;
import io.qrpay.contracts.qr.QrStatus;
import io.qrpay.local.kafka.ContractTopics;
import io.qrpay.local.kafka.Topic;
import io.qrpay.local.quarkus.LocalStackResource;
import io.qrpay.local.quarkus.SimulatorResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** What this service tells is what the contracts say. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(SimulatorResource.class)
@QuarkusTestResource(Hurry.class)
class ContractsIT {
    @Inject
    ObjectMapper mapper;

    @Test
    void shouldWriteEachStatus() throws IOException {
        var examples = ContractExamples.of("9-qr.status.v1");
        assertThat(examples.all()).hasSizeGreaterThan(5);
        for (var example : examples.all()) {
            var written = mapper.writeValueAsBytes(mapper.readValue(example.json(), QrStatus.class));
            assertThat(mapper.readTree(written)).as(example.name()).isEqualTo(mapper.readTree(example.json()));
        }
    }

    @Test
    void shouldWriteToATopicOfTheContractsAndWaitForAllReplicas() {
        var topics = ContractTopics.read().stream().map(Topic::name);
        assertThat(topics).contains(config("topic"));
        assertThat(config("acks")).isEqualTo("all");
    }

    private static String config(String name) {
        return ConfigProvider.getConfig().getValue("mp.messaging.outgoing.qr-status-out." + name, String.class);
    }
}
