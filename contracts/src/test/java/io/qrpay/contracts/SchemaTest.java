package io.qrpay.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each case takes a good example, spoils one member, and must be refused for that. */
class SchemaTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CHECKOUT_REQUESTED | least | /reference        | 2486791679658155992
            CHECKOUT_REQUESTED | least | /reference        | "short"
            CHECKOUT_REQUESTED | least | /reference        | "oslo1/0000001"
            CHECKOUT_REQUESTED | least | /reference        | null
            CHECKOUT_REQUESTED | least | /storeId          | ""
            CHECKOUT_REQUESTED | least | /storeId          | "oslo/1"
            CHECKOUT_REQUESTED | least | /posId            | 7
            CHECKOUT_REQUESTED | least | /amount           | 4900
            CHECKOUT_REQUESTED | least | /amount/value     | 49.5
            CHECKOUT_REQUESTED | least | /amount/value     | "4900"
            CHECKOUT_REQUESTED | least | /amount/value     | 0
            CHECKOUT_REQUESTED | least | /amount/value     | -4900
            CHECKOUT_REQUESTED | least | /amount/value     | 65000001
            CHECKOUT_REQUESTED | least | /amount/currency  | "SEK"
            CHECKOUT_REQUESTED | least | /amount/currency  | "nok"
            CHECKOUT_REQUESTED | least | /amount/unit      | "ore"
            CHECKOUT_REQUESTED | least | /requestedAt      | "yesterday"
            CHECKOUT_REQUESTED | least | /requestedAt      | 1795262400
            CHECKOUT_REQUESTED | least | /validFor         | "60"
            CHECKOUT_REQUESTED | least | /description      | "ab"
            CHECKOUT_REQUESTED | least | /captureMode      | "auto"
            CHECKOUT_REQUESTED | least | /capturemode      | "MANUAL"
            CHECKOUT_REQUESTED | least | /qr               | "PNG"
            CHECKOUT_REQUESTED | every-member | /qr/size   | 99
            CHECKOUT_REQUESTED | every-member | /qr/size   | 2001
            CHECKOUT_REQUESTED | every-member | /qr/format | "JPEG"
            CHECKOUT_REQUESTED | every-member | /qr/colour | "blue"
            CHECKOUT_REQUESTED | every-member | /customer  | {"phoneNumber":"4700000000"}
            CHECKOUT_REQUESTED | least        | /customer  | {}
            CHECKOUT_REQUESTED | least        | /customer  | "4700000000"
            CHECKOUT_REQUESTED | least        | /supersedes | "short"
            CHECKOUT_REQUESTED | personal-qr  | /customer/personalQr   | "1234"
            CHECKOUT_REQUESTED | personal-qr  | /customer/personalQr   | 12345
            CHECKOUT_REQUESTED | personal-qr  | /customer/phoneNumber  | "4700000000"
            CHECKOUT_REQUESTED | personal-qr  | /qr                    | {}
            CHECKOUT_REQUESTED | phone-number | /customer/phoneNumber  | "+4700000000"
            CHECKOUT_REQUESTED | phone-number | /customer/phoneNumber  | "47000000"
            CHECKOUT_REQUESTED | phone-number | /customer/phoneNumber  | 4700000000
            CHECKOUT_REQUESTED | phone-number | /customer/name         | "Ada"
            CHECKOUT_REQUESTED | sticker      | /customer/merchantQrId | ""
            CHECKOUT_REQUESTED | sticker      | /customer/merchantQrId | "oslo-1/till-7"
            CHECKOUT_REQUESTED | sticker      | /customer/merchantQrId | "till\\t7"
            CHECKOUT_REQUESTED | receipt | /receipt/lines                  | []
            CHECKOUT_REQUESTED | receipt | /receipt/tip                    | -1
            CHECKOUT_REQUESTED | receipt | /receipt/total                  | 13900
            CHECKOUT_REQUESTED | receipt | /receipt/lines/0/totalTaxAmount | -1608
            CHECKOUT_REQUESTED | receipt | /receipt/lines/0/totalTaxAmount | 16.08
            CHECKOUT_REQUESTED | receipt | /receipt/lines/0/taxRate        | 10001
            CHECKOUT_REQUESTED | receipt | /receipt/lines/0/quantity       | 0.822
            CHECKOUT_REQUESTED | receipt | /receipt/lines/0/quantity       | "0,822"
            CHECKOUT_REQUESTED | receipt | /receipt/lines/0/quantity       | "12345678901"
            CHECKOUT_REQUESTED | receipt | /receipt/lines/0/unit           | "kg"
            CHECKOUT_REQUESTED | receipt | /receipt/lines/0/name           | ""
            CHECKOUT_REQUESTED | receipt | /receipt/lines/1/productUrl     | "http://shop.example/bag"
            CHECKOUT_REQUESTED | receipt | /receipt/lines/2/unit           | "PCS"
            CHECKOUT_REQUESTED | receipt | /receipt/lines/2/unitPrice      | 100
            CHECKOUT_REQUESTED | receipt | /receipt/lines/2/quantity       | "1"
            CHECKOUT_REQUESTED | receipt | /receipt/lines/2/isReturn       | "true"
            PAYMENT_COMMAND | capture | /commandId       | "auto"
            PAYMENT_COMMAND | capture | /commandId       | "cap/1"
            PAYMENT_COMMAND | capture | /kind            | "capture"
            PAYMENT_COMMAND | capture | /kind            | "CANCEL"
            PAYMENT_COMMAND | capture | /amount/value    | 0
            PAYMENT_COMMAND | capture | /amount/currency | "SEK"
            PAYMENT_COMMAND | capture | /requestedBy     | "Kari Nordmann"
            PAYMENT_COMMAND | capture | /force           | true
            PAYMENT_COMMAND | cancel  | /kind            | "REFUND"
            PAYMENT_EVENT | captured-answer | /msn                 | 123456
            PAYMENT_EVENT | captured-answer | /msn                 | "123"
            PAYMENT_EVENT | captured-answer | /name                | "CHARGED"
            PAYMENT_EVENT | captured-answer | /success             | "true"
            PAYMENT_EVENT | captured-answer | /source              | "RUMOUR"
            PAYMENT_EVENT | captured-answer | /occurredAt          | "21.11.2026"
            PAYMENT_EVENT | captured-answer | /amount/value        | 49.5
            PAYMENT_EVENT | captured-answer | /aggregate/captured  | -1
            PAYMENT_EVENT | captured-answer | /idempotencyKey      | "more-than-fifty-characters-in-one-key-are-not-allowed"
            PAYMENT_EVENT | created-answer  | /qr/imageUrl         | "image.svg"
            PAYMENT_EVENT | created-answer  | /qr/content          | "both"
            PAYMENT_EVENT | refused-stale   | /failure/code        | "went stale"
            PAYMENT_EVENT | requested       | /request/captureMode | "SOMETIMES"
            PAYMENT_EVENT | operation-deferred | /attempt          | 0
            PAYMENT_STATUS | captured | /paymentKey           | "123456"
            PAYMENT_STATUS | captured | /version              | "844"
            PAYMENT_STATUS | captured | /state                | "PAID"
            PAYMENT_STATUS | captured | /final                | 1
            PAYMENT_STATUS | captured | /capturedAmount       | -1
            PAYMENT_STATUS | captured | /capturedAmount       | 48.99
            PAYMENT_STATUS | captured | /operations           | {}
            PAYMENT_STATUS | captured | /operations/0/kind    | "SALE"
            PAYMENT_STATUS | captured | /operations/0/state   | "MAYBE"
            PAYMENT_STATUS | captured | /operations/0/attempt | 0
            CUSTOMER_CHECKED_IN | checked-in | /customerToken | ""
            CUSTOMER_CHECKED_IN | checked-in | /msn           | 123456
            CUSTOMER_CHECKED_IN | checked-in | /initiatedAt   | "now"
            QR_STATUS | in-sync         | /id           | "kasse-1"
            QR_STATUS | in-sync         | /kind         | "STICKER"
            QR_STATUS | in-sync         | /msn          | 123456
            QR_STATUS | in-sync         | /codeId       | ""
            QR_STATUS | in-sync         | /version      | "2"
            QR_STATUS | in-sync         | /state        | "SHOWN"
            QR_STATUS | in-sync         | /state        | "FAILED"
            QR_STATUS | in-sync         | /reprint      | "no"
            QR_STATUS | failed          | /failure/code | "no luck"
            QR_STATUS | shown           | /state        | "IN_SYNC"
            QR_STATUS | shown           | /state        | "FAILED"
            QR_STATUS | shown           | /reprint      | true
            """)
    void shouldRefuseWhenOneMemberIsWrong(Hop hop, String example, String pointer, String wrong) throws IOException {
        // Given
        var json = Json.MAPPER.readTree(hop.examples().named(example).json());
        var slash = pointer.lastIndexOf('/');
        var owner = (ObjectNode) json.at(pointer.substring(0, slash));

        // When
        owner.set(pointer.substring(slash + 1), Json.MAPPER.readTree(wrong));

        // Then
        assertThat(hop.examples().violations(bytes(json))).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PAYMENT_EVENT, requested, request",
        "PAYMENT_EVENT, requested, amount",
        "PAYMENT_EVENT, requested, idempotencyKey",
        "PAYMENT_EVENT, refused-stale, failure",
        "PAYMENT_EVENT, capture-wanted, commandId",
        "PAYMENT_EVENT, operation-refused-for-good, failure",
        "PAYMENT_EVENT, operation-refused-for-good, operationId",
        "PAYMENT_EVENT, operation-refused-for-good, attempt",
        "PAYMENT_EVENT, operation-deferred, notBefore",
        "PAYMENT_EVENT, operation-resumed, notBefore",
        "QR_STATUS, in-sync, codeId",
        "QR_STATUS, failed, failure"
    })
    void shouldRefuseWhenTheNameKindOrStateNeedsAMemberThatIsAbsent(Hop hop, String example, String member)
            throws IOException {
        // Given
        var json =
                (ObjectNode) Json.MAPPER.readTree(hop.examples().named(example).json());

        // When
        json.remove(member);

        // Then
        assertThat(hop.examples().violations(bytes(json))).anyMatch(message -> message.contains(member));
    }

    @ParameterizedTest
    @EnumSource(Hop.class)
    void shouldRefuseWhenARequiredMemberIsAbsent(Hop hop) throws IOException {
        for (var member : iterable(hop.examples().schema().get("required").elements())) {
            // Given
            var json = (ObjectNode)
                    Json.MAPPER.readTree(hop.examples().all().getFirst().json());

            // When
            json.remove(member.asText());

            // Then
            assertThat(hop.examples().violations(bytes(json))).anyMatch(message -> message.contains(member.asText()));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Hop.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"CHECKOUT_REQUESTED", "PAYMENT_COMMAND"})
    void shouldAllowMembersOfLaterDaysWhereReadersAreOpen(Hop hop) throws IOException {
        for (var example : hop.examples().all()) {
            // Given
            var json = (ObjectNode) Json.MAPPER.readTree(example.json());

            // When
            json.put("memberOfALaterDay", 1);

            // Then
            assertThat(hop.examples().violations(bytes(json))).isEmpty();
            assertThat(Json.MAPPER.readValue(bytes(json), hop.type)).isNotNull();
        }
    }

    private static byte[] bytes(JsonNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static <T> Iterable<T> iterable(Iterator<T> iterator) {
        return () -> iterator;
    }
}
