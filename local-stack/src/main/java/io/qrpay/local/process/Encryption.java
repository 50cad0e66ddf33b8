package io.qrpay.local.process;

import io.qrpay.local.kafka.LocalKafka;
import io.qrpay.local.postgres.Database;
import io.qrpay.local.tls.LocalCertificate;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells services and simulator how to speak to each other: in plain text, or over TLS alone.
 *
 * @param shown by Vipps, broker and database; null for plain text
 * @param vippsPort where the simulator speaks TLS
 */
record Encryption(@Nullable LocalCertificate shown, int vippsPort) {
    URI vipps(URI plain) {
        return shown == null ? plain : URI.create("https://localhost:" + vippsPort);
    }

    Map<String, String> simulator() {
        return shown == null
                ? Map.of()
                : Map.of(
                        "QUARKUS_HTTP_SSL_PORT", String.valueOf(vippsPort),
                        "QUARKUS_HTTP_SSL_CERTIFICATE_FILES",
                                shown.certificate().toString(),
                        "QUARKUS_HTTP_SSL_CERTIFICATE_KEY_FILES", shown.key().toString());
    }

    /** How a service gets to the broker: where it is spoken to over TLS the service shows a certificate and signs in. */
    Map<String, String> broker(LocalKafka kafka, String service) {
        if (shown == null) {
            return Map.of("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        }
        var settings = new HashMap<String, String>();
        settings.put("KAFKA_BOOTSTRAP_SERVERS", kafka.tlsBootstrapServers());
        settings.put("KAFKA_SECURITY_PROTOCOL", "SASL_SSL");
        settings.put("KAFKA_SASL_MECHANISM", LocalKafka.MECHANISM);
        settings.put("KAFKA_SASL_JAAS_CONFIG", LocalKafka.signIn(service));
        settings.put("KAFKA_SSL_TRUSTSTORE_TYPE", "PKCS12");
        settings.put("KAFKA_SSL_TRUSTSTORE_LOCATION", shown.trustStore().toString());
        settings.put("KAFKA_SSL_TRUSTSTORE_PASSWORD", LocalCertificate.PASSWORD);
        settings.put("KAFKA_SSL_KEYSTORE_TYPE", "PKCS12");
        settings.put("KAFKA_SSL_KEYSTORE_LOCATION", shown.keyStore().toString());
        settings.put("KAFKA_SSL_KEYSTORE_PASSWORD", LocalCertificate.PASSWORD);
        return settings;
    }

    Map<String, String> database(Database database) {
        return shown == null
                ? Map.of(
                        "QUARKUS_DATASOURCE_REACTIVE_URL", database.reactiveUrl(),
                        "QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl())
                : Map.of(
                        "QUARKUS_DATASOURCE_REACTIVE_URL",
                        database.reactiveUrl(),
                        "QUARKUS_DATASOURCE_REACTIVE_POSTGRESQL_SSL_MODE",
                        "verify-full",
                        "QUARKUS_DATASOURCE_REACTIVE_HOSTNAME_VERIFICATION_ALGORITHM",
                        "HTTPS",
                        "QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM",
                        "true",
                        "QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM_CERTS",
                        shown.certificate().toString(),
                        "QUARKUS_DATASOURCE_JDBC_URL",
                        database.jdbcUrl() + "?sslmode=verify-full&sslrootcert=" + shown.certificate());
    }
}
