package io.qrpay.initiator.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LetterBoxUserTest {
    private static final Map<String, Object> SERVICE = Map.of(
            "bootstrap.servers", "broker:9093",
            "ssl.keystore.location", "/of/the/service.p12",
            "ssl.keystore.password", "of the service",
            "sasl.jaas.config", "the service");

    @Test
    void shouldBeTheServiceItselfWhenNobodyElseIsNamed() {
        // When
        var kafka = LetterBoxUser.of(user(Map.of()), SERVICE);

        // Then
        assertThat(kafka).isEqualTo(SERVICE);
    }

    @Test
    void shouldShowAnotherCertificateAtTheSameBroker() {
        // When
        var kafka = LetterBoxUser.of(
                user(Map.of(
                        "qrpay.console.kafka-user.keystore", "/of/redrive.p12",
                        "qrpay.console.kafka-user.keystore-password", "of redrive")),
                SERVICE);

        // Then
        assertThat(kafka)
                .containsEntry("bootstrap.servers", "broker:9093")
                .containsEntry("ssl.keystore.location", "/of/redrive.p12")
                .containsEntry("ssl.keystore.password", "of redrive")
                .containsEntry("sasl.jaas.config", "the service");
    }

    @Test
    void shouldSignInAsAnother() {
        // When
        var kafka = LetterBoxUser.of(user(Map.of("qrpay.console.kafka-user.sasl-jaas", "redrive")), SERVICE);

        // Then
        assertThat(kafka)
                .containsEntry("ssl.keystore.location", "/of/the/service.p12")
                .containsEntry("sasl.jaas.config", "redrive");
    }

    private static ConsoleConfig.KafkaUser user(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withMapping(ConsoleConfig.class)
                .withDefaultValues(settings)
                .build()
                .unwrap(SmallRyeConfig.class)
                .getConfigMapping(ConsoleConfig.class)
                .kafkaUser();
    }
}
