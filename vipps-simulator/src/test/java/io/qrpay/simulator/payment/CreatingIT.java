package io.qrpay.simulator.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.simulator.Client;
import io.qrpay.simulator.Reply;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CreatingIT {

    private static final String RECEIPT = """
            "receipt":{"orderLines":[{"name":"bun","id":"1","totalAmount":100,"totalAmountExcludingTax":80,\
            "totalTaxAmount":20,"taxRate":2500}],"bottomLine":{"currency":"NOK"}}""";

    @TestHTTPResource
    URI simulator;

    private Client client;

    @BeforeEach
    void logIn() {
        client = Client.of(simulator.getPort(), "200001");
    }

    @Test
    void shouldNameEveryWrongFieldWhenRequestBreaksSchema() {
        // When
        var reply = client.create(newKey(), """
                {"amount":{"currency":"CHF","value":"4900"},"paymentMethod":{},"reference":"short","surprise":1}""");

        // Then
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
        assertThat(reply.json().path("extraDetails"))
                .extracting(detail -> detail.path("name").asText())
                .containsExactlyInAnyOrder(
                        "amount.currency", "amount.value", "paymentMethod.type", "reference", "surprise", "userFlow");
        assertThat(reply.errorCode()).isEmpty();
    }

    @Test
    void shouldNameLineAndFieldWhenReceiptBreaksSchema() {
        // Given
        var receipt = RECEIPT.replace("\"taxRate\":2500", "\"unitInfo\":{\"unitPrice\":100,\"quantity\":2}")
                .replace("\"currency\":\"NOK\"", "\"tipAmount\":-1");

        // When
        var reply = client.create(newKey(), changed(receipt));

        // Then
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("extraDetails"))
                .extracting(detail -> detail.path("name").asText())
                .containsExactlyInAnyOrder(
                        "receipt.orderLines[0].unitInfo.quantity",
                        "receipt.bottomLine.currency",
                        "receipt.bottomLine.tipAmount");
        assertThat(reply.errorCode()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'{', body", "'', body", "'[]', body", "'null', body", "'{} {}', body"})
    void shouldRefuseBodyWhenItIsNoJsonObject(String body, String field) {
        // When
        var reply = client.create(newKey(), body);

        // Then
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.detail(field)).isNotEmpty();
    }

    /** One change to a good order, and the code that the vendor refuses it with. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "6010 | `\"amount\":{\"currency\":\"NOK\",\"value\":99}`",
                "6010 | `\"amount\":{\"currency\":\"DKK\",\"value\":0}`",
                "5040 | `\"amount\":{\"currency\":\"USD\",\"value\":500}`",
                "4160 | `\"paymentMethod\":{\"type\":\"CARD\"}`",
                "4140 | `\"paymentMethod\":{\"type\":\"CARD_PASSTHROUGH\"}`",
                "5010 | `\"paymentMethod\":{\"type\":\"WALLET\",\"blockedSources\":[\"COMMERCIAL_CARDS\"]}`",
                "4140 | `\"userFlow\":\"PUSH_MESSAGE\"`",
                "4140 | `\"userFlow\":\"WEB_REDIRECT\"`",
                "4090 | `\"returnUrl\":\"http://shop.example/back\"`",
                "4090 | `\"receiptUrl\":\"no url\"`",
                "4050 | `\"customer\":{\"customerToken\":\"never-issued\"}`",
                "4060 | `\"userFlow\":\"PUSH_MESSAGE\",\"customer\":{\"personalQr\":\"https://shop.example/4712345678\"}`",
                "7010 | `\"userFlow\":\"PUSH_MESSAGE\",\"customer\":{\"personalQr\":\"https://qr.vipps.no/28/2/01/031/4700007010?v=1\"}`",
                "4070 | `\"userFlow\":\"PUSH_MESSAGE\",\"customer\":{\"phoneNumber\":\"999912345678\"}`",
                "7010 | `\"userFlow\":\"PUSH_MESSAGE\",\"customer\":{\"phoneNumber\":\"4700007010\"}`",
                "7010 | `\"userFlow\":\"PUSH_MESSAGE\",\"minimumUserAge\":18,\"customer\":{\"phoneNumber\":\"4700000017\"}`",
                "4080 | `\"profile\":{\"scope\":\"name shoeSize\"}`",
                "4100 | `\"metadata\":{\"1\":\"\",\"2\":\"\",\"3\":\"\",\"4\":\"\",\"5\":\"\",\"6\":\"\"}`",
                "5020 | `\"shipping\":{\"fixedOptions\":[]}`",
                "6130 | `\"expiresAt\":\"2099-01-01T00:00:00Z\"`",
            })
    void shouldGiveVendorsCodeWhenBusinessRuleIsBroken(String code, String change) {
        // When
        var reply = client.create(newKey(), changed(change));

        // Then
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.errorCode()).isEqualTo(code);
    }

    @Test
    void shouldLimitMetadataWhenKeyOrValueIsTooLong() {
        assertThat(metadata("k".repeat(101), "v").errorCode()).isEqualTo("4120");
        assertThat(metadata("k", "v".repeat(501)).errorCode()).isEqualTo("4130");
        assertThat(metadata("k".repeat(100), "v".repeat(500)).status()).isEqualTo(201);
    }

    @Test
    void shouldRefuseMetadataWhenKeyComesTwice() {
        // When
        var reply = client.create(newKey(), changed("\"metadata\":{\"a\":\"1\",\"a\":\"2\"}"));

        // Then
        assertThat(reply.errorCode()).isEqualTo("4110");
    }

    @Test
    void shouldKeepExpiryWithinTenMinutesAndSixtyDaysWhenLongLiving() {
        assertThat(expiring(Duration.ofMinutes(9)).errorCode()).isEqualTo("6120");
        assertThat(expiring(Duration.ofDays(61)).errorCode()).isEqualTo("6110");
        assertThat(expiring(Duration.ofDays(1)).status()).isEqualTo(201);
    }

    @Test
    void shouldRefuseReferenceWhenSalesUnitHasIt() {
        // Given
        var reference = Client.newReference();
        client.create(newKey(), Client.order(reference, 4900));

        // When
        var again = client.create(newKey(), Client.order(reference, 4900));

        // Then
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.errorCode()).isEqualTo("4150");
    }

    @Test
    void shouldTakeSameReferenceWhenSalesUnitIsAnother() {
        // Given
        var reference = Client.newReference();
        client.create(newKey(), Client.order(reference, 4900));

        // When
        var other = Client.of(simulator.getPort(), "200002").create(newKey(), Client.order(reference, 5000));

        // Then
        assertThat(other.status()).isEqualTo(201);
        assertThat(client.get(reference).json().at("/amount/value").asLong()).isEqualTo(4900);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "http://localhost:\\d+/qr-image/v1\\?token=.+ | `\"userFlow\":\"QR\"`",
                "http://localhost:\\d+/phone\\?token=.+ | `\"qrFormat\":{\"format\":\"TEXT/TARGETURL\"}`",
                "http://localhost:\\d+/phone\\?token=.+ | `\"userFlow\":\"WEB_REDIRECT\",\"returnUrl\":\"https://shop.example\"`",
                "vipps://token=.+ | `\"userFlow\":\"NATIVE_REDIRECT\"`",
            })
    void shouldSendCustomerWhereUserFlowSays(String pattern, String change) {
        // When
        var reply = client.create(newKey(), changed(change));

        // Then
        assertThat(reply.json().path("redirectUrl").asText()).matches(pattern);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"phoneNumber\":\"4712345678\"",
                "\"personalQr\":\"https://qr.vipps.no/28/2/01/031/4712345678?v=1\"",
                "\"personalQr\":\"https://qr.vipps.no/p/a-made-up-token\""
            })
    void shouldGiveNoRedirectUrlWhenCustomerGetsPushMessage(String customer) {
        // When
        var reply =
                client.create(newKey(), changed("\"userFlow\":\"PUSH_MESSAGE\",\"customer\":{%s}".formatted(customer)));

        // Then
        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.json().has("redirectUrl")).isFalse();
    }

    @Test
    void shouldFindPathWhateverItsCase() {
        // When
        var reply = client.with("Idempotency-Key", newKey())
                .post("/ePayment/V1/Payments", Client.order(Client.newReference(), 4900));

        // Then
        assertThat(reply.status()).isEqualTo(201);
    }

    private Reply metadata(String key, String value) {
        return client.create(newKey(), changed("\"metadata\":{\"%s\":\"%s\"}".formatted(key, value)));
    }

    private Reply expiring(Duration life) {
        var expiresAt = Instant.now().plus(life);
        return client.create(newKey(), changed(RECEIPT + ",\"expiresAt\":\"%s\"".formatted(expiresAt)));
    }

    /** A good order with other members; of two with the same name the later counts. */
    private static String changed(String members) {
        var order = Client.order(Client.newReference(), 4900);
        return order.substring(0, order.length() - 1) + "," + members + "}";
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }
}
