package io.qrpay.initiator.console;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;

/** As whom the console deals with dead letters: a Kafka user with rights of its own, or else the service itself. */
final class LetterBoxUser {
    private LetterBoxUser() {}

    /** @param service how the service itself connects */
    static Map<String, Object> of(ConsoleConfig.KafkaUser user, Map<String, Object> service) {
        var kafka = new HashMap<>(service);
        put(kafka, SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG, user.keystore());
        put(kafka, SslConfigs.SSL_KEYSTORE_PASSWORD_CONFIG, user.keystorePassword());
        put(kafka, SaslConfigs.SASL_JAAS_CONFIG, user.saslJaas());
        return kafka;
    }

    private static void put(Map<String, Object> kafka, String name, Optional<String> value) {
        value.ifPresent(said -> kafka.put(name, said));
    }
}
