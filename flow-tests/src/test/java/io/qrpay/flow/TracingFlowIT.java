package io.qrpay.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import io.qrpay.contracts.Money;
import io.qrpay.contracts.checkout.CheckoutRequested;
import io.qrpay.contracts.checkout.Customer;
import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.flow.SpanReceiver.Received;
import io.qrpay.local.Json;
import io.qrpay.local.kafka.TopicReader;
import io.qrpay.local.kafka.TopicWriter;
import io.qrpay.local.process.RunningStack;
import io.qrpay.local.process.Service;
import io.qrpay.local.process.StackPlan;
import io.qrpay.local.process.Store;
import io.qrpay.local.simulator.Crowd;
import io.qrpay.local.simulator.Simulator;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One payment is one trace, from the till's request to the money that was taken, whoever it goes through. */
class TracingFlowIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String PHONE = "4798765432";
    private static final String TILLS_TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String TILLS_HEADER = "00-" + TILLS_TRACE + "-00f067aa0ba902b7-01";
    private static final List<String> WHOLE_LIFE = List.of(
            "checkout",
            "REQUESTED",
            "Vipps create",
            "CREATED",
            "webhook",
            "fold",
            "CAPTURE",
            "Vipps capture",
            "CAPTURED");
    private static final Set<String> TOLD =
            Set.of("qrpay.msn", "qrpay.reference", "qrpay.state", "qrpay.version", "qrpay.fact");

    @TempDir
    static Path folder;

    private static final SpanReceiver RECEIVER = new SpanReceiver();
    private static RunningStack stack;
    private static Simulator simulator;
    private static Store store;

    @BeforeAll
    static void start() {
        var plan =
                StackPlan.of(Path.of("").toAbsolutePath().getParent(), folder).withStores(Store.several(1));
        for (var service : List.of(Service.PAYMENT_INITIATOR, Service.WEBHOOK_INGRESS, Service.CAPTURE_WORKER)) {
            plan = plan.with(service, "QRPAY_TRACING_SHARE", "1")
                    .with(service, "QUARKUS_OTEL_SDK_DISABLED", "false")
                    .with(service, "QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")
                    .with(
                            service,
                            "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT",
                            RECEIVER.endpoint().toString())
                    .with(service, "QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "200ms")
                    .with(service, "QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true");
        }
        stack = RunningStack.start(plan, line -> System.out.println("flow-tests, traces: " + line));
        simulator = new Simulator(stack.process(Service.VIPPS_SIMULATOR).baseUrl());
        simulator.letIn(Crowd.eager());
        store = plan.stores().getFirst();
    }

    @AfterAll
    static void stop() {
        stack.close();
        RECEIVER.close();
    }

    @Test
    void shouldTellTheWholeLifeAsOneTraceWhenATillAsksByRest() throws Exception {
        // Given
        var checkout = checkout("traced-by-rest-1", Customer.withPhoneNumber(PHONE));

        // When
        post(checkout);

        // Then
        var spans = wholeLife(checkout);
        assertThat(services(spans)).containsExactlyInAnyOrder("payment-initiator", "webhook-ingress", "capture-worker");
        assertOneTrace(spans);
        assertThat(latestStatus(checkout).headers().get("traceparent"))
                .isEqualTo("00-" + hex(spans.getFirst().span().getTraceId()) + "-"
                        + hex(spans.getFirst().span().getSpanId()) + "-01");
    }

    @Test
    void shouldTellTheWholeLifeAsOneTraceWhenATillAsksByKafka() {
        // Given
        var checkout = checkout("traced-by-kafka-1", null);

        // When
        try (var writer = new TopicWriter(stack.kafka().bootstrapServers())) {
            writer.write(
                    "checkout.requested.v1",
                    checkout.storeId() + "/" + checkout.reference(),
                    checkout,
                    Map.of("traceparent", TILLS_HEADER));
        }

        // Then
        assertOneTrace(wholeLife(checkout));
    }

    @Test
    void shouldTellNothingPersonalAndNoSecretWhenAPaymentIsTraced() throws Exception {
        // Given
        var checkout = checkout("traced-privately-1", Customer.withPhoneNumber(PHONE));

        // When
        post(checkout);

        // Then
        wholeLife(checkout);
        assertThat(RECEIVER.all()).allSatisfy(one -> {
            assertThat(one.span().getAttributesList()).allMatch(attribute -> TOLD.contains(attribute.getKey()));
            assertThat(one.span().toString()).doesNotContain(PHONE).doesNotContain("token");
        });
    }

    @Test
    void shouldLogObjectsThatNameTheTraceWhenAPaymentIsInTrouble() throws Exception {
        // Given
        var checkout = checkout("traced-in-trouble-1", null);
        simulator.send(
                "POST",
                "/simulator/faults",
                BodyPublishers.ofByteArray(Json.write(Map.of(
                        "kind",
                        "STATUS",
                        "operation",
                        "CAPTURE",
                        "status",
                        503,
                        "count",
                        3,
                        "reference",
                        checkout.reference()))));

        // When
        post(checkout);

        // Then
        var trace = hex(wholeLife(checkout).getFirst().span().getTraceId());
        var lines = Files.readAllLines(stack.process(Service.CAPTURE_WORKER).log());
        assertThat(lines)
                .allSatisfy(line -> assertThat(Json.read(line.getBytes(StandardCharsets.UTF_8), Map.class))
                        .containsKey("message"));
        assertThat(lines)
                .filteredOn(line -> line.contains(checkout.reference()))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(traceId(line)).isEqualTo(trace));
    }

    private static Object traceId(String line) {
        var mdc = (Map<?, ?>)
                Json.read(line.getBytes(StandardCharsets.UTF_8), Map.class).get("mdc");
        return mdc.get("traceId");
    }

    private static List<Received> wholeLife(CheckoutRequested checkout) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(RECEIVER.of(checkout.reference()))
                        .extracting(one -> one.span().getName())
                        .containsAll(WHOLE_LIFE));
        return RECEIVER.of(checkout.reference());
    }

    /** The first is the till's request, links to the till's own trace, and has all others below it. */
    private static void assertOneTrace(List<Received> spans) {
        var first = spans.getFirst().span();
        assertThat(first.getName()).isEqualTo("checkout");
        assertThat(first.getParentSpanId().isEmpty()).isTrue();
        assertThat(first.getLinksList())
                .singleElement()
                .satisfies(link -> assertThat(hex(link.getTraceId())).isEqualTo(TILLS_TRACE));
        assertThat(spans.stream().skip(1).map(Received::span)).allSatisfy(span -> {
            assertThat(span.getTraceId()).isEqualTo(first.getTraceId());
            assertThat(span.getParentSpanId()).isEqualTo(first.getSpanId());
            assertThat(span.getEndTimeUnixNano()).isGreaterThanOrEqualTo(span.getStartTimeUnixNano());
            assertThat(span.getStatus().getCode()).isNotEqualTo(StatusCode.STATUS_CODE_ERROR);
        });
    }

    private static Set<String> services(List<Received> spans) {
        return spans.stream().map(Received::service).collect(Collectors.toSet());
    }

    private static io.qrpay.local.kafka.Received<PaymentStatus> latestStatus(CheckoutRequested checkout) {
        try (var statuses =
                TopicReader.fromStart(stack.kafka().bootstrapServers(), "payment.status.v1", PaymentStatus.class)) {
            return statuses.first(
                    store.msn() + "/" + checkout.reference(), status -> status.state() == PaymentState.CAPTURED);
        }
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }

    private static CheckoutRequested checkout(String reference, Customer customer) {
        return new CheckoutRequested(
                store.storeId(),
                "till-1",
                reference,
                new Money(4_900, "NOK"),
                "Coffee and bun",
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                null,
                null,
                null,
                customer,
                null,
                null);
    }

    private static void post(CheckoutRequested checkout) throws IOException, InterruptedException {
        var uri = stack.process(Service.PAYMENT_INITIATOR)
                .baseUrl()
                .resolve("/v1/stores/" + checkout.storeId() + "/payments");
        var request = HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + stack.tokens().token("till", "*"))
                .header("Content-Type", "application/json")
                .header("traceparent", TILLS_HEADER)
                .POST(BodyPublishers.ofByteArray(Json.write(checkout)))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        }
    }
}
