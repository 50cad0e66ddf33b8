package io.qrpay.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.local.process.Service;
import io.qrpay.local.process.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What alerts and dashboards look at is told by the services, under the very names. */
class MetricsFlowIT {
    private static final Path WATCHING = Path.of("../k8s/base/12-watching");
    /** A binary's collector tells nobody of its pauses. */
    private static final Set<String> OF_A_JVM_ONLY = Set.of("jvm_gc_pause_seconds_sum");

    private final Chain chain = Chain.get();
    private ServiceProcess registry;

    @BeforeEach
    void start() {
        registry = chain.stack().addReplica(Service.QR_REGISTRY, Map.of());
    }

    @AfterEach
    void stop() {
        registry.stop();
        chain.calm();
    }

    @Test
    void shouldTellWhatAlertsAndDashboardsLookAt() throws Exception {
        // Given
        pay();
        payUnheard();
        turnAway();
        wantACode();

        // When
        var watched = watched();

        // Then
        // Micrometer looks once a minute for meters that Kafka's clients have gained; a webhook is missed after its
        // time.
        await().atMost(Chain.PATIENCE).untilAsserted(() -> shouldBeTold(watched));
    }

    private void shouldBeTold(Set<String> watched) {
        var told = metrics();
        assertThat(missing(watched, names(told))).isEmpty();
        assertThat(told)
                .containsPattern(sample(
                        "http_server_requests_seconds_count",
                        "method=\"POST\"",
                        "status=\"201\"",
                        "uri=\"/v1/stores/\\{storeId}/payments\""))
                .containsPattern(sample("qrpay_operation_approval_to_capture_seconds_bucket", "le=\"10.0\""))
                .containsPattern(sample("qrpay_ingress_webhooks_total", "outcome=\"ACCEPTED\""))
                .containsPattern(sample("qrpay_vipps_exchange_seconds_count", "operation=\"create\""))
                .containsPattern(sample("qrpay_vipps_circuit_open", "operation=\"capture\""))
                .containsPattern(sample("qrpay_registry_alignments_total", "result=\"InSync\""))
                .containsPattern(sample("qrpay_access_refused_total", "reason=\"NO_VALID_TOKEN\""))
                .containsPattern(sample("kafka_consumer_fetch_manager_records_lag", "topic=\"payment.event.v1\""))
                .containsPattern(sample("kafka_consumer_fetch_manager_records_lag", "topic=\"payment.status.v1\""));
    }

    private void pay() {
        var checkout = chain.checkout();
        assertThat(chain.post(checkout).statusCode()).isEqualTo(201);
        chain.approve(chain.paymentKey(checkout));
        chain.until(chain.paymentKey(checkout), PaymentState.CAPTURED);
    }

    /** A poll finds what no webhook tells. */
    private void payUnheard() {
        chain.letGoWrong(Map.of("kind", "NO_WEBHOOK"));
        pay();
        chain.calm();
    }

    private void turnAway() {
        var request = HttpRequest.newBuilder(chain.initiator().resolve("/v1/stores/oslo-1/payments"))
                .build();
        assertThat(chain.answer(request).statusCode()).isEqualTo(401);
    }

    private void wantACode() {
        var wanted = """
                {"kind":"REDIRECT","chainId":"nord","storeId":"%s","codeId":"%s","redirectUrl":"https://shop.example/a"}
                """.formatted(chain.store().storeId(), UUID.randomUUID());
        var request = chain.request(registry.baseUrl().resolve("/v1/qrs"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(wanted))
                .build();
        assertThat(chain.answer(request).statusCode()).isEqualTo(201);
    }

    private String metrics() {
        return Stream.concat(
                        Stream.of(Service.PAYMENT_INITIATOR, Service.WEBHOOK_INGRESS, Service.CAPTURE_WORKER)
                                .map(chain.stack()::process),
                        Stream.of(registry))
                .map(service -> service.managementUrl().resolve("/q/metrics"))
                .map(url -> chain.answer(HttpRequest.newBuilder(url).build()).body())
                .collect(Collectors.joining("\n"));
    }

    private static Set<String> names(String metrics) {
        return metrics.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toSet());
    }

    private static Set<String> missing(Set<String> watched, Set<String> told) {
        return watched.stream().filter(metric -> !told.contains(metric)).collect(Collectors.toSet());
    }

    private static Set<String> watched() throws IOException {
        try (var files = Files.walk(WATCHING)) {
            return files.filter(file ->
                            file.endsWith("alerts.yaml") || file.toString().endsWith(".json"))
                    .flatMap(MetricsFlowIT::metricsIn)
                    .filter(metric -> !Boolean.getBoolean("qrpay.native") || !OF_A_JVM_ONLY.contains(metric))
                    .collect(Collectors.toSet());
        }
    }

    private static Stream<String> metricsIn(Path file) {
        try {
            return Pattern.compile("\\b(?:qrpay|http|kafka|sql|jvm|process|system)_[a-z_]+")
                    .matcher(Files.readString(file))
                    .results()
                    .map(MatchResult::group);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Labels in the order of their names, as they are told. */
    private static Pattern sample(String name, String... labels) {
        return Pattern.compile("(?m)^" + name + "\\{[^\\n]*" + String.join("[^\\n]*", labels));
    }
}
