package io.qrpay.simulator.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.qrpay.simulator.Client;
import io.qrpay.simulator.Store;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DeliveryIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String ALL = """
            "epayments.payment.created.v1","epayments.payment.authorized.v1","epayments.payment.aborted.v1",\
            "epayments.payment.expired.v1","epayments.payment.terminated.v1","epayments.payment.captured.v1",\
            "epayments.payment.cancelled.v1","epayments.payment.refunded.v1\"""";

    @TestHTTPResource
    URI simulator;

    private Client client;
    private Store store;
    private String reference;

    @BeforeEach
    void open() {
        client = Client.of(simulator.getPort(), "900001");
        store = Store.open();
        reference = Client.newReference();
    }

    @AfterEach
    void close() {
        client.send("DELETE", "/simulator?everything=true", null);
        store.close();
    }

    @Test
    void shouldSignWithSecretAsTextWhenDelivering() throws Exception {
        // Given
        var registered = register(client, ALL, "/hook/%C3%A6?site=oslo-1");

        // When
        client.create(reference, 4900);

        // Then
        await().atMost(SOON).until(() -> store.received().size() == 1);
        var one = store.received().getFirst();
        var hash = base64(MessageDigest.getInstance("SHA-256").digest(one.body()));
        var text = "POST\n/hook/%C3%A6?site=oslo-1\n" + one.headers().getFirst("x-ms-date") + ";" + store.authority()
                + ";" + hash;
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(registered.path("secret").asText().getBytes(UTF_8), "HmacSHA256"));
        assertThat(one.pathAndQuery()).isEqualTo("/hook/%C3%A6?site=oslo-1");
        assertThat(one.headers().getFirst("Host")).isEqualTo(store.authority());
        assertThat(one.headers().getFirst("x-ms-content-sha256")).isEqualTo(hash);
        assertThat(one.headers().getFirst("Authorization"))
                .isEqualTo("HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature="
                        + base64(mac.doFinal(text.getBytes(UTF_8))));
        assertThat(one.headers().getFirst("Webhook-Id"))
                .isEqualTo(registered.path("id").asText());
        assertThat(one.headers().getFirst("Content-Type")).isEqualTo("application/json");
        assertThat(Duration.between(
                                ZonedDateTime.parse(
                                        one.headers().getFirst("x-ms-date"), DateTimeFormatter.RFC_1123_DATE_TIME),
                                Instant.now().atZone(ZoneOffset.UTC))
                        .abs())
                .isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void shouldTellBareNameAndOwnAmountWhenEventHappens() {
        // Given
        register(client, ALL, "/hook");
        client.create(reference, 4900);
        client.approve(reference);

        // When
        client.capture(reference, "part", 1500);

        // Then
        await().atMost(SOON).until(() -> store.received().size() == 3);
        var captured = store.received().getLast().json();
        assertThat(captured.path("msn").asText()).isEqualTo("900001");
        assertThat(captured.path("name").asText()).isEqualTo("CAPTURED");
        assertThat(captured.at("/amount/value").asLong()).isEqualTo(1500);
        assertThat(captured.path("idempotencyKey").asText()).isEqualTo("part");
        assertThat(captured.path("success").asBoolean()).isTrue();
        var logged = client.events(reference).json().get(2);
        assertThat(captured.path("pspReference")).isEqualTo(logged.path("pspReference"));
    }

    @Test
    void shouldLeaveKeyOutWhenPaymentIsCancelled() {
        // Given
        register(client, ALL, "/hook");
        client.create(reference, 4900);
        client.approve(reference);

        // When
        client.with("Idempotency-Key", "cancel-key").cancel(reference, "");

        // Then
        await().atMost(SOON).until(() -> store.received().size() == 3);
        assertThat(store.received().getLast().json().path("name").asText()).isEqualTo("CANCELLED");
        assertThat(store.received().getLast().json().has("idempotencyKey")).isFalse();
    }

    @Test
    void shouldTellOfItselfWhenTimeIsOver() {
        // Given: factors that make 10 minutes and 180 days last a second or two
        register(client, "\"epayments.payment.expired.v1\",\"epayments.payment.cancelled.v1\"", "/hook");
        client.create(reference, 4900);
        client.send("PATCH", "/simulator/behaviour", "{\"timeFactor\":10000000}");
        client.approve(reference);
        client.send("PATCH", "/simulator/behaviour", "{\"timeFactor\":600}");
        var unpaid = Client.newReference();

        // When
        client.create(unpaid, 4900);

        // Then
        await().atMost(SOON).until(() -> store.received().size() == 2);
        assertThat(store.namesOf(reference)).containsExactly("CANCELLED");
        assertThat(store.namesOf(unpaid)).containsExactly("EXPIRED");
    }

    @Test
    void shouldTellGuaranteeWhenPaymentIsAuthorized() {
        // Given
        register(client, ALL, "/hook");
        client.create(reference, 4900);

        // When
        client.approve(reference);

        // Then
        await().atMost(SOON).until(() -> store.received().size() == 2);
        assertThat(store.received()
                        .getLast()
                        .json()
                        .path("captureGuaranteedUntil")
                        .asText())
                .matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}\\+00:00");
    }

    @Test
    void shouldTellOnlyWhatWasAskedForWhenEventsDiffer() {
        // Given
        register(client, "\"epayments.payment.aborted.v1\"", "/hook");
        client.create(reference, 4900);

        // When
        client.decline(reference);

        // Then
        await().atMost(SOON).until(() -> !store.received().isEmpty());
        assertThat(store.namesOf(reference)).containsExactly("ABORTED");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 404, 500})
    void shouldTryAgainAndHoldLaterEventsBackWhenReceiverFails(int status) {
        // Given
        client.send("PATCH", "/simulator/behaviour", "{\"timeFactor\":20}");
        register(client, ALL, "/hook");
        store.answerNext(200, status, status);
        client.create(reference, 4900);
        client.approve(reference);

        // When
        client.capture(reference, "all", 4900);

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(store.namesOf(reference))
                        .containsExactly("CREATED", "AUTHORIZED", "AUTHORIZED", "AUTHORIZED", "CAPTURED"));
        var attempts = store.received();
        assertThat(attempts.get(1).body()).isEqualTo(attempts.get(2).body());
        assertThat(Duration.ofNanos(attempts.get(2).nanos() - attempts.get(1).nanos()))
                .isBetween(Duration.ofMillis(95), Duration.ofSeconds(10));
    }

    @Test
    void shouldNotWaitForOtherPaymentWhenOneIsHeldBack() {
        // Given
        register(client, ALL, "/hook");
        var stuck = Client.newReference();
        store.answerNext(500);
        client.create(stuck, 4900);
        await().atMost(SOON).until(() -> store.received().size() == 1);

        // When
        client.create(reference, 4900);

        // Then
        await().atMost(Duration.ofMillis(1900))
                .until(() -> !store.namesOf(reference).isEmpty());
    }

    @Test
    void shouldSignEachCopyWithItsOwnSecretWhenUrlIsRegisteredTwice() {
        // Given
        register(client, ALL, "/hook");
        register(client, ALL, "/hook");

        // When
        client.create(reference, 4900);

        // Then
        await().atMost(SOON).until(() -> store.received().size() == 2);
        assertThat(store.received())
                .extracting(one -> one.headers().getFirst("Authorization"))
                .doesNotHaveDuplicates();
        assertThat(store.received())
                .extracting(Store.Received::json)
                .containsOnly(store.received().getFirst().json());
    }

    @Test
    void shouldTellPartnerTooWhenItsRegistrationHasNoSalesUnit() {
        // Given
        register(client.with("Merchant-Serial-Number", null), ALL, "/partner");

        // When
        client.create(reference, 4900);

        // Then
        await().atMost(SOON).until(() -> store.received().size() == 1);
        assertThat(store.received().getFirst().pathAndQuery()).isEqualTo("/partner");
    }

    @Test
    void shouldStopWhenRegistrationIsDeleted() {
        // Given
        client.send("PATCH", "/simulator/behaviour", "{\"timeFactor\":100}");
        var id = register(client, ALL, "/hook").path("id").asText();
        store.answerNext(500, 500, 500, 500);
        client.create(reference, 4900);
        await().atMost(SOON).until(() -> !store.received().isEmpty());

        // When
        client.send("DELETE", "/webhooks/v1/webhooks/" + id, null);

        // Then
        await().atMost(SOON)
                .until(() -> client.send("GET", "/simulator/webhooks", null)
                                .json()
                                .path("waiting")
                                .asInt()
                        == 0);
        assertThat(store.received().size()).isLessThanOrEqualTo(4);
    }

    @Test
    void shouldEndRegistrationWhenSilentForTwoWeeks() {
        // Given
        client.send("PATCH", "/simulator/behaviour", "{\"timeFactor\":4000000}");
        register(client, ALL, "/hook");
        store.close();

        // When
        client.create(reference, 4900);
        client.create(Client.newReference(), 4900);

        // Then
        await().atMost(SOON).until(() -> {
            client.create(Client.newReference(), 4900);
            return client.send("GET", "/webhooks/v1/webhooks", null)
                    .json()
                    .path("webhooks")
                    .isEmpty();
        });
    }

    private JsonNode register(Client owner, String events, String pathAndQuery) {
        var registered = owner.post(
                "/webhooks/v1/webhooks", "{\"url\":\"%s\",\"events\":[%s]}".formatted(store.url(pathAndQuery), events));
        assertThat(registered.status()).isEqualTo(201);
        return registered.json();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
