package io.qrpay.initiator.checkout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.qrpay.contracts.Money;
import io.qrpay.contracts.checkout.CheckoutRequested;
import io.qrpay.contracts.checkout.Customer;
import io.qrpay.contracts.checkout.QrWish;
import io.qrpay.contracts.payment.CaptureMode;
import io.qrpay.initiator.checkout.CheckoutReading.Readable;
import io.qrpay.initiator.checkout.CheckoutReading.Unreadable;
import io.qrpay.initiator.pairing.PairingSettings;
import io.qrpay.problem.FieldError;
import io.qrpay.problem.StrictJson;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckoutReaderTest {
    static final String GOOD = """
            {"storeId":"oslo-1","posId":"pos-7","reference":"pos7-0000001","amount":{"value":4900,"currency":"NOK"},
             "description":"Coffee and bun","requestedAt":"2026-11-21T12:00:00.5+01:00","validFor":"PT1M",
             "captureMode":"MANUAL","qr":{"format":"PNG","size":400}}""";

    private final CheckoutReader reader =
            new CheckoutReader(new StrictJson(new ObjectMapper()), PairingSettings.usual());

    @Test
    void shouldReadEveryFieldWhenAllAreRight() {
        // When
        var reading = read(GOOD);

        // Then
        assertThat(reading)
                .isEqualTo(new Readable(new CheckoutRequested(
                        "oslo-1",
                        "pos-7",
                        "pos7-0000001",
                        new Money(4900, "NOK"),
                        "Coffee and bun",
                        Instant.parse("2026-11-21T11:00:00.5Z"),
                        Duration.ofMinutes(1),
                        CaptureMode.MANUAL,
                        new QrWish(QrWish.Format.PNG, 400),
                        null,
                        null,
                        null)));
    }

    @Test
    void shouldReadACheckoutWhenOnlyTheRequiredFieldsAreThere() {
        // When
        var reading = read("""
                {"storeId":"oslo-1","posId":"pos-7","reference":"pos7-0000001","amount":{"value":1,"currency":"DKK"},
                 "requestedAt":"2026-11-21T12:00:00Z"}""");

        // Then
        assertThat(reading).isInstanceOf(Readable.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "storeId":"oslo-1"           | "storeId":7                   | /storeId must be a string
                    "storeId":"oslo-1"           | "storeId":"oslo 1"            | /storeId must match [A-Za-z0-9._-]{1,64}
                    "posId":"pos-7"              | "posId":""                    | /posId must match [A-Za-z0-9._-]{1,64}
                    "posId":"pos-7",             | ``                            | /posId is missing
                    "reference":"pos7-0000001"   | "reference":2486791679658155992 | /reference must be a string
                    "reference":"pos7-0000001"   | "reference":"short"           | /reference must match [a-zA-Z0-9-]{8,64}
                    "reference":"pos7-0000001"   | "reference":"pos7_0000001"    | /reference must match [a-zA-Z0-9-]{8,64}
                    {"value":4900,"currency":"NOK"} | "49.00"                    | /amount must be an object
                    {"value":4900,"currency":"NOK"} | {"currency":"NOK"}         | /amount/value is missing
                    4900                         | 49.00                         | /amount/value must be a whole number
                    4900                         | 4900.0                        | /amount/value must be a whole number
                    4900                         | "4900"                        | /amount/value must be a whole number
                    4900                         | 99                            | /amount/value must be from 100 to 65000000
                    4900                         | -4900                         | /amount/value must be from 100 to 65000000
                    4900                         | 65000001                      | /amount/value must be from 100 to 65000000
                    4900                         | 99999999999999999999          | /amount/value must be from 100 to 65000000
                    4900,"currency":"NOK"        | 0,"currency":"EUR"            | /amount/value must be from 1 to 65000000
                    "NOK"                        | "SEK"                         | /amount/currency must be NOK, DKK or EUR
                    "NOK"                        | "nok"                         | /amount/currency must be NOK, DKK or EUR
                    "NOK"                        | 578                           | /amount/currency must be a string
                    "NOK"                        | "NOK","tip":1                 | /amount/tip is not a known field
                    "Coffee and bun"             | "ab"                          | /description must have 3 to 100 characters, none of them a control character
                    "Coffee and bun"             | "a\\nb"                       | /description must have 3 to 100 characters, none of them a control character
                    "Coffee and bun"             | "abc\\ud800"                  | /description must have 3 to 100 characters, none of them a control character
                    "Coffee and bun"             | null                          | /description must not be null
                    2026-11-21T12:00:00.5+01:00  | 2026-11-21 12:00              | /requestedAt must be an RFC 3339 time
                    2026-11-21T12:00:00.5+01:00  | 2026-02-30T12:00:00Z          | /requestedAt must be an RFC 3339 time
                    2026-11-21T12:00:00.5+01:00  | +999999-11-21T12:00:00Z       | /requestedAt must be an RFC 3339 time
                    "2026-11-21T12:00:00.5+01:00" | 1795262400                   | /requestedAt must be a string
                    PT1M                         | PT0.5S                        | /validFor must be an ISO 8601 duration, PT1S to PT10M
                    PT1M                         | PT10M1S                       | /validFor must be an ISO 8601 duration, PT1S to PT10M
                    PT1M                         | -PT1M                         | /validFor must be an ISO 8601 duration, PT1S to PT10M
                    "PT1M"                       | 60                            | /validFor must be a string
                    "MANUAL"                     | "manual"                      | /captureMode must be one of AUTO, MANUAL
                    "PNG"                        | "GIF"                         | /qr/format must be one of SVG, PNG, CONTENT; /qr/size goes with the format PNG only
                    "PNG"                        | "SVG"                         | /qr/size goes with the format PNG only
                    "format":"PNG",              | ``                            | /qr/size goes with the format PNG only
                    400                          | 99                            | /qr/size must be from 100 to 2000
                    400                          | 2001                          | /qr/size must be from 100 to 2000
                    400                          | "400"                         | /qr/size must be a whole number
                    {"format":"PNG","size":400}  | []                            | /qr must be an object
                    "posId":"pos-7"              | "posId":"pos-7","Colour\\u001b[31m":1 | /Colour??31m is not a known field
                    "posId":"pos-7"              | "posId":"pos-7","posId":"pos-8" | /posId is there twice
                    4900                         | 4900,"value":4900             | /amount/value is there twice
                    """)
    void shouldNameTheFieldWhenOneIsWrong(String right, String wrong, String error) {
        // Given
        assertThat(GOOD).contains(right);

        // When
        var reading = read(GOOD.replace(right, wrong));

        // Then
        assertThat(errors(reading)).isEqualTo(error);
    }

    @Test
    void shouldReadWhoIsAskedWhenACustomerIsNamed() {
        assertThat(customer("{\"personalQr\":\"any\\n*form\"}")).isEqualTo(Customer.withPersonalQr("any\n*form"));
        assertThat(customer("{\"phoneNumber\":\"4700000000\"}")).isEqualTo(Customer.withPhoneNumber("4700000000"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "4700000000"                   | /customer must be an object
                    {}                             | /customer must have one of personalQr, phoneNumber, merchantQrId
                    {"phoneNumber":"4700000000","personalQr":"12345"} | /customer must have one of personalQr, phoneNumber, merchantQrId
                    {"name":"Ada"}                 | /customer/name is not a known field
                    {"phoneNumber":4700000000}     | /customer/phoneNumber must be a string
                    {"phoneNumber":"+4700000000"}  | /customer/phoneNumber must match [0-9]{9,15}
                    {"phoneNumber":"47000000"}     | /customer/phoneNumber must match [0-9]{9,15}
                    {"phoneNumber":"4700000000000000"} | /customer/phoneNumber must match [0-9]{9,15}
                    {"phoneNumber":null}           | /customer/phoneNumber must not be null
                    {"personalQr":"1234"}          | /customer/personalQr must have 5 to 255 characters
                    {"personalQr":"12345\\ud800"} | /customer/personalQr must have 5 to 255 characters
                    {"merchantQrId":""}            | /customer/merchantQrId must have 1 to 128 characters, none of them / or a control character
                    {"merchantQrId":"oslo/7"}      | /customer/merchantQrId must have 1 to 128 characters, none of them / or a control character
                    {"merchantQrId":"7\\u0000"}  | /customer/merchantQrId must have 1 to 128 characters, none of them / or a control character
                    """)
    void shouldNameTheFieldAndNotRepeatItWhenTheCustomerIsWrong(String customer, String error) {
        assertThat(errors(read(withoutQr("\"customer\":" + customer)))).isEqualTo(error);
    }

    @Test
    void shouldTakeAPersonalQrOfTheVendorsLimitWhenItIsThatLong() {
        assertThat(customer("{\"personalQr\":\"%s\"}".formatted("x".repeat(255))))
                .isNotNull();
        assertThat(errors(read(withoutQr("\"customer\":{\"personalQr\":\"%s\"}".formatted("x".repeat(256))))))
                .startsWith("/customer/personalQr");
    }

    @Test
    void shouldNameTheQrWhenThereIsACustomerToo() {
        // When
        var reading = read(GOOD.replace("\"qr\"", "\"customer\":{\"phoneNumber\":\"4700000000\"},\"qr\""));

        // Then
        assertThat(errors(reading)).isEqualTo("/qr does not go with a customer: nothing is shown on the till's screen");
    }

    @Test
    void shouldNameThePrintedCodeWhenTheseAreSwitchedOff() {
        // Given
        var text = withoutQr("\"customer\":{\"merchantQrId\":\"kasse æ 7\"}");

        // When
        var reading = new CheckoutReader(new StrictJson(new ObjectMapper()), PairingSettings.switchedOff())
                .read(text.getBytes(UTF_8));

        // Then
        assertThat(errors(reading)).isEqualTo("/customer/merchantQrId is switched off here");
        assertThat(((Unreadable) reading).rest().reference()).isEqualTo("pos7-0000001");
        assertThat(read(text)).isInstanceOf(Readable.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "short"        | /supersedes must match [a-zA-Z0-9-]{8,64}
                    2486791679658  | /supersedes must be a string
                    "pos7-0000001" | /supersedes must be the reference of another checkout
                    """)
    void shouldNameTheFieldWhenTheSupersededIsWrong(String supersedes, String error) {
        assertThat(errors(read(withoutQr("\"supersedes\":" + supersedes)))).isEqualTo(error);
    }

    private Customer customer(String customer) {
        return ((Readable) read(withoutQr("\"customer\":" + customer)))
                .checkout()
                .customer();
    }

    private static String withoutQr(String member) {
        return GOOD.replace("\"qr\":{\"format\":\"PNG\",\"size\":400}", member);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "null", "[]", "\"text\"", "{\"a\":1} {\"b\":2}", "{'a':1}", "<checkout/>", "{\"a\":NaN}"
            })
    void shouldRefuseTheWholeWhenItIsNoJsonObject(String text) {
        assertThat(errors(read(text))).startsWith("/ ");
    }

    @Test
    void shouldRefuseTheWholeWhenThereIsNone() {
        assertThat(errors(reader.read(null))).isEqualTo("/ is empty");
    }

    @Test
    void shouldRefuseTheWholeWhenItIsNotUtf8() {
        // Given
        var text = GOOD.getBytes(UTF_8);
        text[GOOD.indexOf("Coffee")] = (byte) 0xff;

        // When
        var reading = reader.read(text);

        // Then
        assertThat(errors(reading)).isEqualTo("/ is not JSON");
    }

    @Test
    void shouldRefuseTheWholeWhenItIsTooLarge() {
        assertThat(errors(read(GOOD + " ".repeat(64 * 1024)))).isEqualTo("/ is larger than 64 kB");
    }

    @Test
    void shouldRefuseTheWholeWhenItIsNestedWithoutEnd() {
        assertThat(errors(read("[".repeat(60_000)))).isEqualTo("/ is not JSON");
    }

    @Test
    void shouldNameAllFieldsWhenSeveralAreWrong() {
        // When
        var reading = read(GOOD.replace("\"pos-7\"", "7").replace("NOK", "SEK").replace("PT1M", "60 s"));

        // Then
        assertThat(((Unreadable) reading).errors())
                .extracting(FieldError::name)
                .containsExactly("/posId", "/amount/currency", "/validFor");
    }

    @Test
    void shouldTellWhatItReadWhenOtherFieldsAreWrong() {
        // When
        var reading = read(GOOD.replace("4900", "0").replace("\"pos-7\"", "7"));

        // Then
        var rest = ((Unreadable) reading).rest();
        assertThat(rest.storeId()).isEqualTo("oslo-1");
        assertThat(rest.posId()).isNull();
        assertThat(rest.reference()).isEqualTo("pos7-0000001");
        assertThat(rest.requestedAt()).isEqualTo(Instant.parse("2026-11-21T11:00:00.5Z"));
    }

    private CheckoutReading read(String text) {
        return reader.read(text.getBytes(UTF_8));
    }

    private static String errors(CheckoutReading reading) {
        return ((Unreadable) reading).detail();
    }
}
