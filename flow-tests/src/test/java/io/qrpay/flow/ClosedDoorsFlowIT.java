package io.qrpay.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qrpay.local.FreePort;
import io.qrpay.local.postgres.Database;
import io.qrpay.local.process.Service;
import io.qrpay.local.process.ServiceProcess;
import io.qrpay.local.process.ServiceSpec;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A service that does not know whom to let in does not start, or has no door there. */
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
        var settings = settings();
        settings.remove(missing);

        // When / Then
        assertThatItNames(named, service, settings);
    }

    @Test
    void shouldNotStartWhenPeopleAreToSignInAndCannot() throws Exception {
        // Given
        var settings = settings();
        settings.put("QRPAY_SIGN_IN_ENABLED", "true");
        settings.put("QRPAY_SIGN_IN_CLIENT_ID", "qrpay");

        // When / Then
        assertThatItNames("qrpay.sign-in.client-secret", "payment-initiator", settings);
    }

    @Test
    void shouldShowNobodyAPageWhenScreensAreNotSetUp() {
        // Given
        var chain = Chain.get();
        var closed = chain.stack()
                .addReplica(
                        Service.PAYMENT_INITIATOR,
                        Map.of("QRPAY_SIGN_IN_ENABLED", "false", "QRPAY_DISPLAY_LINK_SECRET", ""));

        // When
        var till = chain.answer(request(closed, "/till/store-1/till-1"));
        var display = chain.answer(request(closed, "/display/store-1/till-1?key="));

        // Then
        assertThat(till.statusCode()).isEqualTo(401);
        assertThat(display.statusCode()).isEqualTo(403);
        closed.stop();
    }

    private static HttpRequest request(ServiceProcess service, String path) {
        return HttpRequest.newBuilder(service.baseUrl().resolve(path)).build();
    }

    private Map<String, String> settings() throws IOException {
        var settings = new HashMap<>(COMPLETE);
        settings.put("QRPAY_SALES_UNITS_FILE", salesUnits().toString());
        settings.put(
                "QUARKUS_DATASOURCE_REACTIVE_URL",
                Chain.get().stack().database().reactiveUrl());
        settings.put(
                "QUARKUS_DATASOURCE_JDBC_URL", Chain.get().stack().database().jdbcUrl());
        settings.put("QUARKUS_DATASOURCE_USERNAME", Database.USERNAME);
        settings.put("QUARKUS_DATASOURCE_PASSWORD", Database.PASSWORD);
        return settings;
    }

    private void assertThatItNames(String named, String service, Map<String, String> settings) throws Exception {
        try (var process = ServiceProcess.alone(spec(service, settings)).start()) {
            assertThatThrownBy(() -> process.awaitReady(Duration.ofMinutes(2)))
                    .hasMessageContaining("ended with code 1")
                    .hasMessageContaining(named);
        }
    }

    private Path salesUnits() throws IOException {
        return Files.writeString(
                folder.resolve("sales-units.json"), "{\"credentials\":[],\"salesUnits\":[],\"stores\":[]}");
    }

    private ServiceSpec spec(String service, Map<String, String> settings) {
        var jar = Path.of("..", service, "target/quarkus-app/quarkus-run.jar");
        return new ServiceSpec(
                service, jar, List.of("-Xmx128m"), settings, FreePort.find(), folder.resolve(service + ".log"));
    }
}
