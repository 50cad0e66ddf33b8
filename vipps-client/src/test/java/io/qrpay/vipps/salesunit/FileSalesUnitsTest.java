package io.qrpay.vipps.salesunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSalesUnitsTest {
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void writeFile() throws IOException {
        file = folder.resolve("sales-units.json");
        write("123456");
    }

    @Test
    void shouldTakeOverWhenTheFileChanges() throws IOException {
        // Given
        var salesUnits = salesUnits();
        write("654321");

        // When
        salesUnits.readIfChanged();

        // Then
        assertThat(salesUnits.msns()).containsExactly("654321");
        assertThat(salesUnits.credentialsOf("123456")).isEmpty();
    }

    @Test
    void shouldKeepTheFormerWhenTheFileIsBad() throws IOException {
        // Given
        var salesUnits = salesUnits();
        Files.writeString(file, "{\"credentials\":[");

        // When
        salesUnits.readIfChanged();
        salesUnits.readIfChanged();

        // Then
        assertThat(salesUnits.msns()).containsExactly("123456");
        assertThat(salesUnits.error())
                .hasValueSatisfying(error -> assertThat(error).contains("1 error(s)"));
        assertThat(fileErrors()).isEqualTo(1);
        assertThat(new SalesUnitsHealth(salesUnits).call().getData())
                .hasValueSatisfying(
                        data -> assertThat(data).containsKey("error").containsEntry("salesUnits", 1L));
    }

    @Test
    void shouldKeepTheFormerTimeZonesWhenOneIsWrong() throws IOException {
        // Given
        var salesUnits = salesUnits();
        Files.writeString(file, Files.readString(file).replace("\"validFrom\"", "\"timeZone\":\"Mars\",\"validFrom\""));

        // When
        salesUnits.readIfChanged();

        // Then
        assertThat(salesUnits.timeZoneOf("oslo-1")).contains(ZoneId.of("Europe/Oslo"));
        assertThat(salesUnits.error())
                .hasValueSatisfying(
                        error -> assertThat(error).contains("stores[0].timeZone is not", "(storeId oslo-1)"));
    }

    @Test
    void shouldForgetTheErrorWhenTheFileIsGoodAgain() throws IOException {
        // Given
        var salesUnits = salesUnits();
        Files.delete(file);
        salesUnits.readIfChanged();
        assertThat(salesUnits.error()).isPresent();
        write("123456");

        // When
        salesUnits.readIfChanged();

        // Then
        assertThat(salesUnits.error()).isEmpty();
        assertThat(fileErrors()).isZero();
        assertThat(salesUnits.msns()).containsExactly("123456");
    }

    @Test
    void shouldLookAgainAndAgainWhenStarted() throws IOException {
        // Given
        var vertx = Vertx.vertx();
        var salesUnits = salesUnits();
        salesUnits.watch(new StartupEvent(), vertx, config());

        // When
        write("654321");

        // Then
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(salesUnits.msns()).containsExactly("654321"));
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void shouldNotStartWhenThereIsNoGoodFile() throws IOException {
        // Given
        Files.writeString(file, "{}");

        // Then
        assertThatThrownBy(this::salesUnits).isInstanceOf(InvalidSalesUnits.class);
        Files.delete(file);
        assertThatThrownBy(this::salesUnits).isInstanceOf(UncheckedIOException.class);
    }

    private void write(String msn) throws IOException {
        Files.writeString(file, """
                {"credentials":[{"name":"nordic","baseUrl":"https://apitest.vipps.no","clientId":"id",
                  "clientSecret":"S3cret","subscriptionKey":"k3y"}],
                 "salesUnits":[{"msn":"%1$s","credentials":"nordic"}],
                 "stores":[{"storeId":"oslo-1","msn":"%1$s","validFrom":"2026-01-01T00:00:00Z"}]}""".formatted(msn));
    }

    private double fileErrors() {
        return metrics.get("qrpay.sales.units.file.errors").gauge().value();
    }

    private FileSalesUnits salesUnits() {
        return new FileSalesUnits(config(), metrics);
    }

    private SalesUnitsConfig config() {
        return new SalesUnitsConfig() {
            @Override
            public Path file() {
                return file;
            }

            @Override
            public Duration checkEvery() {
                return Duration.ofMillis(50);
            }
        };
    }
}
