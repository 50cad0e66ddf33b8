package io.qrpay.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qrpay.local.FreePort;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ServiceProcessIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final Lifeline lifeline = new Lifeline();
    private final HttpClient http = HttpClient.newHttpClient();
    private ServiceProcess service;

    @BeforeEach
    void define() throws IOException {
        service = service(Map.of());
    }

    @AfterEach
    void end() {
        service.kill();
        lifeline.close();
    }

    private ServiceProcess service(Map<String, String> further) throws IOException {
        int port = FreePort.find();
        var spec = new ServiceSpec(
                "tiny", TinyJar.in(folder), List.of("-Xmx32m"), Map.of(), port, folder.resolve("tiny.log"));
        return new ServiceProcess(spec.with(further), lifeline);
    }

    @Test
    void shouldAnswerAtTheSameAddressWithNewSettingsWhenRestarted() throws Exception {
        // Given
        service.start().awaitReady(PATIENCE);
        var first = service.pid();

        // When
        service.restartWith(Map.of("COLOUR", "green")).awaitReady(PATIENCE);

        // Then
        assertThat(colour(PATIENCE)).isEqualTo("green");
        assertThat(service.pid()).isNotEqualTo(first);
        assertThat(Files.readString(service.log()).lines().filter("tiny service starts"::equals))
                .hasSize(2);
    }

    @Test
    void shouldBeGoneWhenKilled() {
        // Given
        service.start().awaitReady(PATIENCE);

        // When
        service.kill();

        // Then
        assertThat(service.isAlive()).isFalse();
        assertThatThrownBy(() -> colour(PATIENCE)).isInstanceOf(IOException.class);
    }

    @Test
    void shouldNotAnswerWhileFrozenAndGoOnWhenThawed() throws Exception {
        // Given
        service.start().awaitReady(PATIENCE);

        // When
        service.freeze();

        // Then
        assertThatThrownBy(() -> colour(Duration.ofSeconds(1))).isInstanceOf(HttpTimeoutException.class);
        service.thaw();
        assertThat(colour(PATIENCE)).isEqualTo("none");
    }

    @Test
    void shouldTellTheEndOfTheLogWhenItDoesNotStart() throws Exception {
        // Given
        service = service(Map.of("FAIL", "yes")).start();

        // When / Then
        assertThatThrownBy(() -> service.awaitReady(PATIENCE))
                .hasMessageContaining("tiny ended with code 1 before it was ready")
                .hasMessageContaining("no key configured");
    }

    @Test
    void shouldBeGoneWhenStoppedThoughFrozen() {
        // Given
        service.start().awaitReady(PATIENCE);
        service.freeze();

        // When
        service.stop(Duration.ofSeconds(1));

        // Then
        assertThat(service.isAlive()).isFalse();
    }

    private String colour(Duration atMost) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(service.baseUrl().resolve("/colour"))
                .timeout(atMost)
                .build();
        return http.send(request, BodyHandlers.ofString()).body();
    }
}
