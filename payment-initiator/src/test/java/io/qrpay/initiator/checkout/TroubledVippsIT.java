package io.qrpay.initiator.checkout;

import static io.qrpay.contracts.payment.FactName.CREATED;
import static io.qrpay.contracts.payment.FactName.REFUSED;
import static io.qrpay.contracts.payment.FactName.REQUESTED;
import static io.qrpay.initiator.Checkouts.checkout;
import static io.qrpay.initiator.Checkouts.reference;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;

import io.qrpay.contracts.payment.Failure;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A vendor that is slow, away or says no: tills are answered in time and other checkouts go on; times are those of a busy machine. */
@QuarkusTest
class TroubledVippsIT extends AtTheTill {

    @Test
    void shouldTellOfThePaymentWhenTheAnswerIsLost() {
        // Given
        var reference = reference("lost");

        // When
        var answer = post(checkout(reference));

        // Then
        answer.statusCode(201).body("qr.imageUrl", endsWith(reference));
        untilNames(reference, List.of(REQUESTED, CREATED));
        assertThat(createCalls(reference)).containsOnly(createCalls(reference).getFirst());
    }

    @Test
    void shouldAnswerInTimeAndRefuseAsStaleWhenVippsIsAway() {
        // Given
        var reference = reference("away");

        // When
        var answer = post(checkout(reference).replace("\"requestedAt\"", "\"validFor\":\"PT2S\",\"requestedAt\""));

        // Then
        answer.statusCode(202).time(lessThan(4000L)).body("state", equalTo("REQUESTED"));
        var told = untilNames(reference, List.of(REQUESTED, REFUSED));
        assertThat(told.getLast().value().failure().code()).isEqualTo(Failure.STALE);
    }

    @Test
    void shouldAnswerInTimeAndGoOnWhenVippsIsSlow() {
        // Given
        var reference = reference("slow");

        // When
        var answer = post(checkout(reference));

        // Then
        answer.statusCode(202).time(lessThan(4000L));
        untilNames(reference, List.of(REQUESTED, CREATED));
    }

    @Test
    void shouldTellTheVendorsCodeWhenVippsRefuses() {
        // Given
        var reference = reference("nope");

        // When
        var answer = post(checkout(reference));

        // Then
        problem(answer, 422, "payment-refused").body("code", equalTo("6010"));
        untilNames(reference, List.of(REQUESTED, REFUSED));
    }

    @Test
    void shouldGoOnWithThePartitionWhenVippsIsSlowForOthers() {
        // Given
        var slow = IntStream.range(0, 200).mapToObj(i -> reference("slow")).toList();
        var quick = reference("pos7");

        // When
        slow.forEach(reference -> tills.send(CHECKOUTS, "oslo-1/" + reference, bytes(checkout(reference)), Map.of()));
        var sent = write(quick, checkout(quick));

        // Then
        var created = facts.first("123456/" + quick, fact -> fact.name() == CREATED);
        assertThat(Duration.between(sent, created.timestamp())).isLessThan(Duration.ofSeconds(20));
        facts.until(
                all -> slow.stream().allMatch(reference -> names(all, reference).contains(CREATED)));
    }
}
