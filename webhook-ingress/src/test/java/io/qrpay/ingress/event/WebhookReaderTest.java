package io.qrpay.ingress.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.qrpay.contracts.Money;
import io.qrpay.contracts.PaymentKey;
import io.qrpay.contracts.customer.CustomerCheckedIn;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.FactName;
import io.qrpay.contracts.payment.FactSource;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookReaderTest {
    private static final String MSN = "1234567";
    private static final Scope UNIT = new Scope.SalesUnit(MSN);
    private static final Scope PARTNER = new Scope.Partner("nordic", MSN::equals);
    private static final String CHECK_IN = """
            {"customerToken":"Zm9v%2Bbar+baz/==","merchantQrId":"Kasse 2 æøå","msn":"1234567",\
            "initiatedAt":"2026-11-21T12:00:00.1234567Z"}""";

    private final WebhookReader reader = new WebhookReader(new ObjectMapper());

    @ParameterizedTest
    @EnumSource(
            value = FactName.class,
            names = {"CREATED", "AUTHORIZED", "ABORTED", "EXPIRED", "TERMINATED", "CAPTURED", "CANCELLED", "REFUNDED"})
    void shouldMakeFactWhenAnyOfTheEightEventsComes(FactName name) {
        // Given
        var body = payment("\"CREATED\"", "\"" + name + "\"");

        // When
        var reading = readPayment(body);

        // Then
        assertThat(reading).isEqualTo(new Reading.Payment(fact(name)));
    }

    private static Fact fact(FactName name) {
        return Fact.of(
                        new PaymentKey(MSN, "pos7-20261121-0001"),
                        name,
                        FactSource.WEBHOOK,
                        Instant.parse("2026-11-21T11:58:00.100Z"))
                .amount(new Money(4900, "NOK"))
                .idempotencyKey("c-pos7-0001")
                .pspReference("0b9f6c5e-6f53-4f0b-8a2e-3c1d2e4f5a60")
                .build();
    }

    @Test
    void shouldKeepNothingPersonalWhenTheVendorSendsIt() {
        // Given
        var body = payment("\"success\":true", """
                "success":true,"sub":"c06c4afe-d9e1-4c5d-939a-177d752a0944",
                "userDetails":{"firstName":"Ada","mobileNumber":"4712345678"},
                "shippingDetails":{"address":{"addressLine1":"Storgata 1"}},"profile":{"sub":"c06c"}""");

        // When
        var reading = readPayment(body);

        // Then
        assertThat(reading).isEqualTo(new Reading.Payment(fact(FactName.CREATED)));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T11:58:00.1234567Z, 2026-11-21T11:58:00.123456700Z",
        "2026-11-21T11:58:00Z, 2026-11-21T11:58:00Z",
        "2026-11-21T12:58:00.812+01:00, 2026-11-21T11:58:00.812Z",
    })
    void shouldKeepTheVendorsTimeWhenItIsWrittenInAnyOfItsForms(String written, Instant meant) {
        // Given
        var body = payment("2026-11-21T11:58:00.100Z", written);

        // When
        var reading = readPayment(body);

        // Then
        assertThat(((Reading.Payment) reading).fact().occurredAt()).isEqualTo(meant);
    }

    @Test
    void shouldSayThatItFailedWhenTheVendorSaysSo() {
        // Given
        var body = payment("\"success\":true", "\"success\":false");

        // When
        var reading = readPayment(body);

        // Then
        assertThat(((Reading.Payment) reading).fact().success()).isFalse();
    }

    @Test
    void shouldKeepTheGuaranteeWhenTheVendorGivesOne() {
        // Given
        var body = payment(
                "\"success\":true", "\"success\":true,\"captureGuaranteedUntil\":\"2026-11-28T11:58:40.512+00:00\"");

        // When
        var reading = readPayment(body);

        // Then
        assertThat(((Reading.Payment) reading).fact().captureGuaranteedUntil())
                .isEqualTo(Instant.parse("2026-11-28T11:58:40.512Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"idempotencyKey\":null", "\"other\":1"})
    void shouldMakeFactWithoutKeyWhenThereIsNone(String instead) {
        // Given
        var body = payment("\"idempotencyKey\":\"c-pos7-0001\"", instead);

        // When
        var reading = readPayment(body);

        // Then
        assertThat(((Reading.Payment) reading).fact().idempotencyKey()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"REVERSED", "created", ""})
    void shouldBeUnknownWhenTheNameIsNoneOfTheEight(String name) {
        // Given
        var body = payment("\"CREATED\"", "\"" + name + "\"");

        // When / Then
        assertThat(readPayment(body)).isEqualTo(new Reading.Unknown());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    "msn":"1234567"                             | "msn":"7654321"               | msn is not that of the registration
                    "msn":"1234567"                             | "msn":1234567                 | msn is not of its type
                    "msn":"1234567"                             | "m":1                         | msn is missing
                    "reference":"pos7-20261121-0001"            | "reference":2486791679658155992 | reference is not of its type
                    "reference":"pos7-20261121-0001"            | "reference":"short"           | reference is not well formed
                    "reference":"pos7-20261121-0001"            | "reference":"pos7/20261121"   | reference is not well formed
                    "reference":"pos7-20261121-0001"            | "reference":null              | reference is missing
                    "pspReference":"0b9f6c5e-6f53-4f0b-8a2e-3c1d2e4f5a60" | "p":1               | pspReference is missing
                    "name":"CREATED"                            | "n":1                         | name is missing
                    "name":"CREATED"                            | "name":["CREATED"]            | name is not of its type
                    "amount":{"currency":"NOK","value":4900}    | "a":1                         | amount is missing
                    "amount":{"currency":"NOK","value":4900}    | "amount":4900                 | amount is not of its type
                    "value":4900                                | "value":"4900"                | amount.value is not of its type
                    "value":4900                                | "value":49.5                  | amount.value is not of its type
                    "value":4900                                | "value":-1                    | amount.value is negative
                    "value":4900                                | "value":99999999999999999999  | amount.value is not of its type
                    "value":4900                                | "v":1                         | amount.value is missing
                    "currency":"NOK"                            | "currency":"kr"               | amount.currency is not well formed
                    "timestamp":"2026-11-21T11:58:00.100Z"      | "timestamp":"21.11.2026"      | timestamp is not a time
                    "timestamp":"2026-11-21T11:58:00.100Z"      | "timestamp":1795262280        | timestamp is not of its type
                    "timestamp":"2026-11-21T11:58:00.100Z"      | "t":1                         | timestamp is missing
                    "success":true                              | "success":"true"              | success is not of its type
                    "success":true                              | "success":1                   | success is not of its type
                    "success":true                              | "s":1                         | success is missing
                    "idempotencyKey":"c-pos7-0001"              | "idempotencyKey":""           | idempotencyKey is not well formed
                    {"msn"                                      | [{"msn"                       | the body is not of its type
                    {"msn"                                      | {msn                          | the body is not JSON
                    "success":true}                             | "success":true                | the body is not JSON
                    "success":true}                             | "success":true}{}             | the body is not of its type
                    """)
    void shouldNameTheMemberWhenItIsNotWhatTheVendorPromises(String right, String wrong, String reason) {
        // Given
        var body = payment(right, wrong);

        // When
        var reading = readPayment(body);

        // Then
        assertThat(malformed(reading).reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "17", "\"text\"", "[]", "\u0000", "{\"msn\":\"1234567\"", "nul"})
    void shouldBeMalformedWhenTheBodyIsNoObject(String body) {
        // When
        var reading = readPayment(body);

        // Then
        assertThat(malformed(reading).msn()).isEqualTo(MSN);
        assertThat(malformed(reading).key()).isEqualTo(MSN);
    }

    @Test
    void shouldKeepHarmlessMembersOnlyWhenMalformed() {
        // Given
        var body = payment("\"success\":true", """
                "success":"yes","captureGuaranteedUntil":"call +47 123 45 678","userDetails":{"firstName":"Ada"}""");

        // When
        var kept = malformed(readPayment(body));

        // Then
        assertThat(kept.event())
                .isEqualTo(Map.of(
                        "msn", "1234567",
                        "reference", "pos7-20261121-0001",
                        "pspReference", "0b9f6c5e-6f53-4f0b-8a2e-3c1d2e4f5a60",
                        "name", "CREATED",
                        "value", 4900L,
                        "currency", "NOK",
                        "timestamp", "2026-11-21T11:58:00.100Z",
                        "idempotencyKey", "c-pos7-0001"));
        assertThat(kept.key()).isEqualTo("1234567/pos7-20261121-0001");
        assertThat(kept.bodyLength()).isEqualTo(body.getBytes(StandardCharsets.UTF_8).length);
    }

    @Test
    void shouldHashTheBodyAsTheVendorDoesWhenMalformed() {
        // Given
        var body = "{\"some-unique-content\":\"ee6e441b-cc4a-46f8-895d-a5af79bcc233/hello-world\"}";

        // When
        var reading = readPayment(body);

        // Then
        assertThat(malformed(reading).bodySha256()).isEqualTo("lNlsp1XA03N34HrQsVzPgJKtC+r7l/RBF4V3JQUWMj4=");
    }

    @Test
    void shouldSurviveWhenTheBodyIsDeeplyNested() {
        // When
        var reading = readPayment("{\"a\":" + "[".repeat(60_000));

        // Then
        assertThat(malformed(reading).reason()).isEqualTo("the body is not JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"msn", "merchantSerialNumber"})
    void shouldMakeCheckInWhenTheSalesUnitHasEitherOfItsNames(String name) {
        // Given
        var body = CHECK_IN.replace("\"msn\"", "\"" + name + "\"");

        // When
        var reading = readCheckIn(body);

        // Then
        assertThat(reading)
                .isEqualTo(new Reading.CheckIn(new CustomerCheckedIn(
                        MSN, "Kasse 2 æøå", "Zm9v%2Bbar+baz/==", Instant.parse("2026-11-21T12:00:00.123456700Z"))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    "msn":"1234567"                     | "msn":"7654321"        | msn is not that of the registration
                    "msn":"1234567"                     | "m":1                  | msn is missing
                    "merchantQrId":"Kasse 2 æøå"        | "m":1                  | merchantQrId is missing
                    "merchantQrId":"Kasse 2 æøå"        | "merchantQrId":"a\\nb" | merchantQrId is not well formed
                    "customerToken":"Zm9v%2Bbar+baz/==" | "customerToken":""     | customerToken is not well formed
                    "initiatedAt":"2026-11-21T12:00:00.1234567Z" | "initiatedAt":"now" | initiatedAt is not a time
                    """)
    void shouldNameTheMemberWhenACheckInIsMalformed(String right, String wrong, String reason) {
        // Given
        var body = CHECK_IN.replace(right, wrong);

        // When
        var kept = malformed(readCheckIn(body));

        // Then
        assertThat(kept.reason()).isEqualTo(reason);
        assertThat(kept.toString()).doesNotContain("Zm9v");
    }

    private Reading readPayment(String body) {
        return reader.read(body.getBytes(StandardCharsets.UTF_8), Expected.PAYMENT, UNIT);
    }

    private Reading readCheckIn(String body) {
        return reader.read(body.getBytes(StandardCharsets.UTF_8), Expected.CHECK_IN, UNIT);
    }

    private static MalformedWebhook malformed(Reading reading) {
        assertThat(reading).isInstanceOf(Reading.Malformed.class);
        return ((Reading.Malformed) reading).webhook();
    }

    private static String payment(String part, String instead) {
        var body = """
                {"msn":"1234567","reference":"pos7-20261121-0001","pspReference":"0b9f6c5e-6f53-4f0b-8a2e-3c1d2e4f5a60",\
                "name":"CREATED","amount":{"currency":"NOK","value":4900},"timestamp":"2026-11-21T11:58:00.100Z",\
                "idempotencyKey":"c-pos7-0001","success":true}""";
        assertThat(body).contains(part);
        return body.replace(part, instead);
    }

    @Test
    void shouldTakeThePartnersEventsOfOurSalesUnitsAndPassOverThoseOfOthers() {
        // When
        var ours = read(payment("CREATED", "CREATED"), Expected.PAYMENT);
        var others = read(payment("1234567", "7654321"), Expected.PAYMENT);
        var checkIn = read(CHECK_IN, Expected.CHECK_IN);
        var othersCheckIn = read(CHECK_IN.replace(MSN, "7654321"), Expected.CHECK_IN);

        // Then
        assertThat(ours).isEqualTo(new Reading.Payment(fact(FactName.CREATED)));
        assertThat(((Reading.CheckIn) checkIn).checkIn().msn()).isEqualTo(MSN);
        assertThat(others).isEqualTo(new Reading.Foreign());
        assertThat(othersCheckIn).isEqualTo(new Reading.Foreign());
    }

    @Test
    void shouldKeepTheSalesUnitThatItNamesWhenAPartnersIsMalformed() {
        // When
        var named = read("{\"msn\":\"7654321\"}", Expected.PAYMENT);
        var unnamed = read("[]", Expected.PAYMENT);

        // Then
        assertThat(malformed(named).msn()).isEqualTo("7654321");
        assertThat(malformed(unnamed).msn()).isEqualTo("nordic");
    }

    private Reading read(String body, Expected expected) {
        return reader.read(body.getBytes(StandardCharsets.UTF_8), expected, PARTNER);
    }
}
