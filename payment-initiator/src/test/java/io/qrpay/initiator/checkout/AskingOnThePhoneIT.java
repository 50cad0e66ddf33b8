package io.qrpay.initiator.checkout;

import static io.qrpay.contracts.payment.FactName.CREATED;
import static io.qrpay.contracts.payment.FactName.REFUSED;
import static io.qrpay.contracts.payment.FactName.REQUESTED;
import static io.qrpay.initiator.Checkouts.checkout;
import static io.qrpay.initiator.Checkouts.reference;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.qrpay.local.kafka.Received;
import io.qrpay.local.kafka.TopicReader;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A customer who is named is asked on the phone, and nobody downstream or at the till learns who it was. */
@QuarkusTest
class AskingOnThePhoneIT extends AtTheTill {

    @ParameterizedTest
    @ValueSource(strings = {"\"phoneNumber\":\"4700000000\"", "\"personalQr\":\"https://qr.vipps.no/p/4700000000\""})
    void shouldAnswerWithoutAQrAndTellNobodyWhoPaysWhenTheCustomersPhoneAsks(String customer) {
        // Given
        var byRest = reference("pos7");
        var byKafka = reference("pos7");

        // When
        var answer = post(checkoutOf(byRest, customer));
        write(byKafka, checkoutOf(byKafka, customer));

        // Then
        answer.statusCode(201).body("state", equalTo("AWAITING_CUSTOMER")).body("$", not(hasKey("qr")));
        untilNames(byRest, List.of(REQUESTED, CREATED));
        untilNames(byKafka, List.of(REQUESTED, CREATED));
        assertThat(factsAsText(4, byRest, byKafka)).noneMatch(fact -> fact.contains("4700000000"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"4060", "4070", "5080", "7010"})
    void shouldTellTheVendorsCodeAndNotTheNumberWhenTheCustomerCannotBeAsked(String code) {
        // Given
        var byRest = reference("pos7");
        var byKafka = reference("pos7");
        var customer = "\"phoneNumber\":\"99900" + code + "\"";

        // When
        var answer = post(checkoutOf(byRest, customer));
        write(byKafka, checkoutOf(byKafka, customer));

        // Then
        problem(answer, 422, "payment-refused").body("code", equalTo(code)).body("detail", not(containsString("999")));
        untilNames(byRest, List.of(REQUESTED, REFUSED));
        var refused = untilNames(byKafka, List.of(REQUESTED, REFUSED)).getLast().value();
        assertThat(refused.failure().code()).isEqualTo(code);
        assertThat(factsAsText(4, byRest, byKafka)).noneMatch(fact -> fact.contains("99900" + code));
    }

    @Test
    void shouldNotRepeatTheCustomerWhenTheCheckoutIsRefused() {
        // Given
        var reference = reference("pos7");
        var text = checkoutOf(reference, "\"phoneNumber\":\"+4799988877\"");

        // When
        var answer = post(text);
        write(reference, text);

        // Then
        problem(answer, 400, "invalid-checkout").body("errors.name", hasItem("/customer/phoneNumber"));
        assertThat(answer.extract().asString()).doesNotContain("99988877");
        untilNames(reference, List.of(REFUSED));
        assertThat(factsAsText(1, reference)).noneMatch(fact -> fact.contains("99988877"));
    }

    private static String checkoutOf(String reference, String customer) {
        return checkout(reference).replaceFirst("\\{", "{\"customer\":{" + customer + "},");
    }

    private List<String> factsAsText(int facts, String... references) {
        try (var raw = TopicReader.fromStart(broker, "payment.event.v1")) {
            return texts(raw.until(all -> texts(all, references).size() >= facts), references);
        }
    }

    private static List<String> texts(List<Received<byte[]>> records, String... references) {
        return records.stream()
                .filter(record -> Stream.of(references).anyMatch(record.key()::endsWith))
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .toList();
    }
}
