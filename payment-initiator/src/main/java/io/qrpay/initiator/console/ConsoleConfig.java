package io.qrpay.initiator.console;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How the payments console keeps itself fresh, and as whom it deals with dead letters. */
@ConfigMapping(prefix = "qrpay.console")
interface ConsoleConfig {

    /** How often an open page is looked at anew; one look at a time. */
    @WithDefault("PT1S")
    Duration lookEvery();

    /** How many open pages one replica keeps fresh at once; more are turned away. */
    @WithDefault("200")
    int pages();

    /** How many payments are on a page. */
    @WithDefault("50")
    int payments();

    /** How many dead letters are shown, or put back, at once. */
    @WithDefault("500")
    int letters();

    /** As whom it counts dead letters and puts them back; as the service itself where nothing is said. */
    KafkaUser kafkaUser();

    /** A user at the broker that the service speaks to, reached in the same way. */
    interface KafkaUser {

        /** File with the user's certificate and key, of the type of the service's own ({@code kafka.ssl.keystore.type}). */
        Optional<String> keystore();

        /** Password of that file. */
        Optional<String> keystorePassword();

        /** By whom and how it signs in, where the broker asks for SASL: in place of {@code kafka.sasl.jaas.config}. */
        Optional<String> saslJaas();
    }
}
