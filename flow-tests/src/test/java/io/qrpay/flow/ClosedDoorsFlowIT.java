package io.qrpay.flow;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qrpay.local.FreePort;
import io.qrpay.local.postgres.Database;
import io.qrpay.local.process.ServiceProcess;
import io.qrpay.local.process.ServiceSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A service that does not know whose tokens are good does not start. */
class ClosedDoorsFlowIT {
    private static final Map<String, String> COMPLETE = Map.of(
            "QUARKUS_OIDC_AUTH_SERVER_URL",
            "http://localhost:1",
            "QUARKUS_OIDC_TOKEN_AUDIENCE",
            "qrpay",
            "QRPAY_CREATION_KEY_SECRET",
            "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
            "QRPAY_PAIRING_ENABLED",
            "false");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "payment-initiator, QUARKUS_OIDC_AUTH_SERVER_URL, quarkus.oidc.auth-server-url",
        "payment-initiator, QUARKUS_OIDC_TOKEN_AUDIENCE, quarkus.oidc.token.audience",
        "qr-registry, QUARKUS_OIDC_AUTH_SERVER_URL, quarkus.oidc.auth-server-url",
        "qr-registry, QUARKUS_OIDC_TOKEN_AUDIENCE, quarkus.oidc.token.audience"
    })
    void shouldNotStartWhenAnybodyWouldBeLetIn(String service, String missing, String named) throws Exception {
        // Given
        var settings = new HashMap<>(COMPLETE);
        settings.remove(missing);
        settings.put("QRPAY_SALES_UNITS_FILE", salesUnits().toString());
        settings.put(
                "QUARKUS_DATASOURCE_REACTIVE_URL",
                Chain.get().stack().database().reactiveUrl());
        settings.put(
                "QUARKUS_DATASOURCE_JDBC_URL", Chain.get().stack().database().jdbcUrl());
        settings.put("QUARKUS_DATASOURCE_USERNAME", Database.USERNAME);
        settings.put("QUARKUS_DATASOURCE_PASSWORD", Database.PASSWORD);

        // When / Then
        try (var process = ServiceProcess.alone(spec(service, settings)).start()) {
            assertThatThrownBy(() -> process.awaitReady(Duration.ofMinutes(2)))
                    .hasMessageContaining("ended with code 1")
                    .hasMessageContaining(named);
        }
    }

    private Path salesUnits() throws Exception {
        return Files.writeString(
                folder.resolve("sales-units.json"), "{\"credentials\":[],\"salesUnits\":[],\"stores\":[]}");
    }

    private ServiceSpec spec(String service, Map<String, String> settings) {
        var jar = Path.of("..", service, "target/quarkus-app/quarkus-run.jar");
        return new ServiceSpec(
                service, jar, List.of("-Xmx128m"), settings, FreePort.find(), folder.resolve(service + ".log"));
    }
}
