package io.qrpay.ingress.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.qrpay.contracts.customer.CustomerCheckedIn;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.FactName;
import io.qrpay.contracts.payment.FactSource;
import io.qrpay.ingress.Deliveries;
import io.qrpay.ingress.Vendor;
import io.qrpay.ingress.VendorResource;
import io.qrpay.ingress.Webhook;
import io.qrpay.local.kafka.TopicReader;
import io.qrpay.local.quarkus.LocalStack;
import io.qrpay.local.quarkus.LocalStackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(VendorResource.class)
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class DeliveryIT {
    private static final String MSN = VendorResource.MSNS.getFirst();
    private static final String DLQ = "payment.event.v1.webhook-ingress.dlq";

    @TestHTTPResource
    URI service;

    Vendor vendor;

    private final String reference = "it-" + UUID.randomUUID();
    private final String key = MSN + "/" + reference;
    private Deliveries deliveries;
    private Vendor.Registered payments;
    private TopicReader<Fact> facts;

    @BeforeEach
    void start() {
        deliveries = new Deliveries(service);
        await().atMost(Duration.ofSeconds(60)).until(deliveries::areExpected);
        payments = vendor.registration(MSN, "epayments.payment.created.v1");
        facts = TopicReader.fromNow(LocalStack.broker().bootstrapServers(), "payment.event.v1", Fact.class);
    }

    @AfterEach
    void close() {
        facts.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = FactName.class,
            names = {"CREATED", "AUTHORIZED", "ABORTED", "EXPIRED", "TERMINATED", "CAPTURED", "CANCELLED", "REFUNDED"})
    void shouldPublishFactBeforeAnsweringWhenAnEventComes(FactName name) {
        // When
        var status = deliveries.deliver(event(name));

        // Then
        assertThat(status).isEqualTo(200);
        var record = facts.first(key, fact -> true);
        assertThat(record.value().name()).isEqualTo(name);
        assertThat(record.value().source()).isEqualTo(FactSource.WEBHOOK);
        assertThat(record.value().amount().value()).isEqualTo(4900);
        assertThat(record.headers())
                .containsEntry("ce_type", name.cloudEventType())
                .containsEntry("ce_source", "/webhook-ingress")
                .containsEntry("ce_subject", key)
                .containsEntry("ce_time", "2026-11-21T11:58:40.512Z");
    }

    @Test
    void shouldPublishEqualBytesAndIdsWhenAWebhookComesTwice() {
        // Given
        var raw = TopicReader.fromStart(LocalStack.broker().bootstrapServers(), "payment.event.v1");

        // When
        assertThat(deliveries.deliver(event(FactName.CAPTURED))).isEqualTo(200);
        assertThat(deliveries.deliver(
                        event(FactName.CAPTURED).signedAt(Instant.now().minusSeconds(60))))
                .isEqualTo(200);

        // Then
        var both = raw
                .until(all -> all.stream().filter(r -> key.equals(r.key())).count() == 2)
                .stream()
                .filter(r -> key.equals(r.key()))
                .toList();
        assertThat(both.getFirst().value()).isEqualTo(both.getLast().value());
        assertThat(both.getFirst().headers()).isEqualTo(both.getLast().headers());
        assertThat(new String(both.getFirst().value())).doesNotContain("Ada", "4712345678");
        raw.close();
    }

    @Test
    void shouldAnswer401AndPublishNothingWhenItIsNotTheVendorWhoSpeaksNow() {
        // Given
        var right = event(FactName.CAPTURED);
        var path = right.url().getRawPath();
        var other = event("7654321", FactName.CAPTURED);
        var anotherBody = Webhook.of(payments, Webhook.event(MSN, reference, FactName.REFUNDED));

        // When / Then
        assertThat(deliveries.deliver(right.signedWith("other"))).isEqualTo(401);
        assertThat(deliveries.deliver(right.signedWith(other.secret()))).isEqualTo(401);
        assertThat(deliveries.deliver(right.signedAt(Instant.now().minusSeconds(310))))
                .isEqualTo(401);
        assertThat(deliveries.deliver(right.signedAt(Instant.now().plusSeconds(310))))
                .isEqualTo(401);
        assertThat(deliveries.deliver(right.signedFor(service.resolve(path)))).isEqualTo(401);
        assertThat(deliveries.deliver(right.signedFor(URI.create("https://pay.chain.example:443" + path))))
                .isEqualTo(401);
        assertThat(deliveries.deliver(right.signedFor(URI.create("https://pay.chain.example" + path + "/"))))
                .isEqualTo(401);
        assertThat(statusOf(right, "x-ms-date", "")).isEqualTo(401);
        assertThat(statusOf(right, "x-ms-content-sha256", anotherBody.contentHash()))
                .isEqualTo(401);
        assertThat(statusOf(right, "Authorization", "")).isEqualTo(401);
        assertThat(statusOf(right, "Authorization", "Bearer " + right.secret())).isEqualTo(401);
        assertThat(deliveries
                        .send(deliveries.request(right).POST(BodyPublishers.ofByteArray(anotherBody.body())))
                        .statusCode())
                .isEqualTo(401);
        assertThat(deliveries.deliver(unknownRegistration(right))).isEqualTo(401);
        assertThat(facts.next(Duration.ofSeconds(1))).noneMatch(record -> key.equals(record.key()));
        assertThat(deliveries.deliver(right)).isEqualTo(200);
    }

    private int statusOf(Webhook webhook, String header, String value) {
        return deliveries
                .send(deliveries.request(webhook).setHeader(header, value))
                .statusCode();
    }

    private static Webhook unknownRegistration(Webhook webhook) {
        return webhook.signedFor(URI.create("https://pay.chain.example/qr/v1/webhooks/" + UUID.randomUUID()));
    }

    @Test
    void shouldSayNothingMoreThan401WhenRefused() {
        // Given
        var wrong = event(FactName.CAPTURED).signedWith("other");

        // When
        var known = deliveries.send(deliveries.request(wrong));
        var unknown = deliveries.send(deliveries.request(unknownRegistration(wrong)));

        // Then
        assertThat(known.body()).isEmpty();
        assertThat(known.headers()).isEqualTo(unknown.headers());
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void shouldAnswer413WhenTheBodyIsTooLargeWhetherItSaysSoOrNot(HttpClient.Version version) {
        // Given
        var deliveries = new Deliveries(service, version);
        var large = Webhook.of(payments, " ".repeat(65_537));
        var fits = Webhook.of(payments, Webhook.event(MSN, reference, FactName.CREATED) + " ".repeat(60_000));
        var undeclared = deliveries
                .request(large)
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large.body())));
        var inPieces = deliveries
                .request(fits)
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(fits.body())));

        // When / Then
        assertThat(deliveries.deliver(large)).isEqualTo(413);
        assertThat(deliveries.send(undeclared).statusCode()).isEqualTo(413);
        assertThat(deliveries.send(inPieces).statusCode()).isEqualTo(200);
        assertThat(facts.first(key, fact -> true).value().name()).isEqualTo(FactName.CREATED);
    }

    @Test
    void shouldBeHeardByASenderThatWritesAllOfItsLargeBodyBeforeItReads() throws IOException {
        // Given
        var body = new byte[4_000_000];

        // When
        try (var socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream()
                    .write("POST /v1/webhooks/x HTTP/1.1\r\nHost: qrpay\r\nContent-Length: %d\r\n\r\n"
                            .formatted(body.length)
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body);
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

            // Then
            assertThat(answer).startsWith("HTTP/1.1 413 ").containsIgnoringCase("connection: close");
        }
    }

    @Test
    void shouldCountAndAnswer200WhenTheEventIsUnknown() {
        // Given
        var before = counted("UNKNOWN", "UNKNOWN_EVENT");
        var body = Webhook.event(MSN, reference, FactName.CREATED).replace("CREATED", "REVERSED");

        // When
        var status = deliveries.deliver(Webhook.of(payments, body));

        // Then
        assertThat(status).isEqualTo(200);
        assertThat(counted("UNKNOWN", "UNKNOWN_EVENT")).isEqualTo(before + 1);
        assertThat(facts.next(Duration.ofSeconds(1))).noneMatch(record -> key.equals(record.key()));
    }

    @Test
    void shouldKeepNothingPersonalOnTheDlqWhenMalformed() {
        // Given
        var before = counted("MALFORMED", "MALFORMED");
        var body = Webhook.event(MSN, reference, FactName.CREATED).replace(":4900", ":\"4900\"");
        try (var dead = TopicReader.fromNow(LocalStack.broker().bootstrapServers(), DLQ, Map.class)) {

            // When
            var status = deliveries.deliver(Webhook.of(payments, body));

            // Then
            assertThat(status).isEqualTo(200);
            var kept = dead.first(key, any -> true);
            assertThat(kept.value())
                    .containsEntry("msn", MSN)
                    .containsEntry("expected", "PAYMENT")
                    .containsEntry("reason", "amount.value is not of its type")
                    .containsEntry("bodySha256", Webhook.of(payments, body).contentHash());
            assertThat(kept.value().toString()).contains(reference).doesNotContain("Ada", "4712345678");
            assertThat(counted("MALFORMED", "MALFORMED")).isEqualTo(before + 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "{\"msn\":\"9999999\"}", "[1,2]"})
    void shouldAnswer200AndKeepTheReasonWhenTheBodyIsNothingOfUse(String body) {
        try (var dead = TopicReader.fromNow(LocalStack.broker().bootstrapServers(), DLQ, Map.class)) {
            // Given
            var webhook = Webhook.of(payments, body);

            // When
            var status = deliveries.deliver(webhook);

            // Then
            assertThat(status).isEqualTo(200);
            assertThat(dead.first(MSN, any -> true).value()).containsEntry("bodySha256", webhook.contentHash());
        }
    }

    @Test
    void shouldRefuseAnEventOfAnotherSalesUnitWhenItComesByThisRegistration() {
        try (var dead = TopicReader.fromNow(LocalStack.broker().bootstrapServers(), DLQ, Map.class)) {
            // When
            var status =
                    deliveries.deliver(Webhook.of(payments, Webhook.event("7654321", reference, FactName.CAPTURED)));

            // Then
            assertThat(status).isEqualTo(200);
            assertThat(dead.first(key, any -> true).value())
                    .containsEntry("reason", "msn is not that of the registration");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"msn", "merchantSerialNumber"})
    void shouldPublishCheckInWhenACustomerScans(String name) {
        // Given
        var checkIns = vendor.registration(MSN, "user.checked-in.v1");
        var body = Webhook.checkIn(MSN, reference, "Zm9v%2Bbar+baz/==").replace("\"msn\"", "\"" + name + "\"");
        try (var reader = TopicReader.fromNow(
                LocalStack.broker().bootstrapServers(), "customer.checked-in.v1", CustomerCheckedIn.class)) {

            // When
            var status = deliveries.deliver(Webhook.of(checkIns, body));

            // Then
            assertThat(status).isEqualTo(200);
            var record = reader.first(key, any -> true);
            assertThat(record.value())
                    .isEqualTo(new CustomerCheckedIn(
                            MSN, reference, "Zm9v%2Bbar+baz/==", Instant.parse("2026-11-21T12:00:00.123456700Z")));
            assertThat(record.headers()).containsEntry("ce_type", "io.qrpay.customer.checked-in.v1");
            assertThat(record.headers().toString()).doesNotContain("Zm9v");
        }
    }

    @Test
    void shouldTakePostOnlyWhenAskedOtherwise() {
        var looking = HttpRequest.newBuilder(service.resolve("/v1/webhooks/" + UUID.randomUUID()));
        assertThat(deliveries.send(looking).statusCode()).isEqualTo(405);
    }

    private Webhook event(FactName name) {
        return event(MSN, name);
    }

    private Webhook event(String msn, FactName name) {
        var registration = vendor.registration(msn, "epayments.payment.created.v1");
        return Webhook.of(registration, Webhook.event(msn, reference, name));
    }

    private double counted(String event, String outcome) {
        var line = "qrpay_ingress_webhooks_total{event=\"" + event + "\",outcome=\"" + outcome + "\"}";
        return deliveries
                .get("/q/metrics")
                .lines()
                .filter(found -> found.startsWith(line))
                .mapToDouble(found -> Double.parseDouble(found.substring(found.lastIndexOf(' '))))
                .sum();
    }
}
