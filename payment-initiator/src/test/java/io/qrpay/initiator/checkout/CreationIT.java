package io.qrpay.initiator.checkout;

import static io.qrpay.contracts.payment.FactName.CREATED;
import static io.qrpay.contracts.payment.FactName.REFUSED;
import static io.qrpay.contracts.payment.FactName.REQUESTED;
import static io.qrpay.initiator.Checkouts.checkout;
import static io.qrpay.initiator.Checkouts.reference;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.qrpay.contracts.ContractExamples;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.local.kafka.TopicReader;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A checkout becomes one payment, and facts that keep the contract. */
@QuarkusTest
class CreationIT extends AtTheTill {

    @Test
    void shouldShowAQrWhenATillAsksOverRest() {
        // Given
        var reference = reference("pos7");

        // When
        var answer = post(checkout(reference));

        // Then
        answer.statusCode(201)
                .header("Location", endsWith("/v1/stores/oslo-1/payments/" + reference))
                .body("state", equalTo("AWAITING_CUSTOMER"))
                .body("paymentKey", equalTo("123456/" + reference))
                .body("qr.imageUrl", endsWith("/image/" + reference));
        var told = untilNames(reference, List.of(REQUESTED, CREATED));
        assertThat(told.getLast().key()).isEqualTo("123456/" + reference);
        assertThat(told.getLast().headers())
                .containsEntry("ce_type", "io.qrpay.payment.created.v1")
                .containsEntry("ce_source", "/payment-initiator")
                .containsEntry("ce_subject", "123456/" + reference);
    }

    @Test
    void shouldTellTheStatusAndShowTheQrRightAfterTheAnswer() {
        // Given
        var reference = reference("pos7");
        var location = post(checkout(reference)).extract().header("Location");

        // When
        var status = given().get(location).then();

        // Then
        status.statusCode(200).body("reference", equalTo(reference)).body("storeId", equalTo("oslo-1"));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        given().get(location + "/qr").then().statusCode(200).contentType("image/svg+xml"));
    }

    @Test
    void shouldKeepTheContractWhenItTellsFacts() {
        // Given
        var contract = ContractExamples.of("4-payment.event.v1");
        var reference = reference("pos7");
        var broken = reference("pos7");

        // When
        post(checkout(reference));
        post(checkout(reference, 5000));
        write(broken, checkout(broken, 0));

        // Then
        untilNames(reference, List.of(REQUESTED, CREATED, REQUESTED, REFUSED));
        untilNames(broken, List.of(REFUSED));
        try (var raw = TopicReader.fromStart(broker, "payment.event.v1")) {
            var values = raw.until(all ->
                    all.stream().filter(record -> record.key().endsWith(broken)).count() == 1);
            assertThat(values)
                    .allSatisfy(record ->
                            assertThat(contract.violations(record.value())).isEmpty());
        }
    }

    @Test
    void shouldMakeOnePaymentWhenACheckoutComesByRestAndKafkaAndTwice() {
        // Given
        var reference = reference("pos7");
        var reordered =
                checkout(reference).replace("\"posId\":\"pos-7\",", "").replaceFirst("\\{", "{\"posId\":\"pos-7\", ");

        // When
        var first = post(checkout(reference));
        write(reference, checkout(reference));
        write(reference, reordered);
        var last = post(checkout(reference));

        // Then
        first.statusCode(201);
        last.statusCode(201);
        var told = until(
                reference,
                all -> all.stream().filter(fact -> fact.name() == CREATED).count() == 4);
        assertThat(told).extracting(Fact::name).containsOnly(REQUESTED, CREATED);
        assertThat(told)
                .extracting(Fact::idempotencyKey)
                .containsOnly(createCalls(reference).getFirst());
        assertThat(createCalls(reference))
                .hasSize(4)
                .containsOnly(createCalls(reference).getFirst());
    }

    @Test
    void shouldRefuseTheSecondOnlyWhenTwoContentsHaveOneReference() {
        // Given
        var reference = reference("pos7");

        // When
        var first = post(checkout(reference, 4900));
        var second = post(checkout(reference, 5000));

        // Then
        first.statusCode(201);
        problem(second, 409, "reference-taken").body("code", equalTo("CONFLICT"));
        var told = untilNames(reference, List.of(REQUESTED, CREATED, REQUESTED, REFUSED));
        assertThat(told.get(3).value().idempotencyKey())
                .isEqualTo(told.get(2).value().idempotencyKey())
                .isNotEqualTo(told.get(0).value().idempotencyKey());
    }
}
