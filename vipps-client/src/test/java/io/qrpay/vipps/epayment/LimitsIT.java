package io.qrpay.vipps.epayment;

import static io.qrpay.vipps.epayment.CoffeeAndBun.CREATED;
import static io.qrpay.vipps.epayment.CoffeeAndBun.PAYMENT;
import static io.qrpay.vipps.epayment.CoffeeAndBun.REFERENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qrpay.vipps.VippsUnavailable;
import io.qrpay.vipps.scripted.ConversationWithVipps;
import io.qrpay.vipps.scripted.Script;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no call goes beyond: its time, its size, its host, the connections of all. */
@QuarkusTest
class LimitsIT extends ConversationWithVipps {

    @Inject
    EpaymentApi api;

    @Test
    void shouldEndInTimeWhenThereIsNoAnswer() {
        // Given
        vipps.alwaysAnswers(msn, Script.silence());
        var start = Instant.now();

        // Then
        assertThatThrownBy(() -> await(api.payment(msn, REFERENCE))).isInstanceOf(VippsUnavailable.class);
        assertThat(Duration.between(start, Instant.now())).isBetween(Duration.ofSeconds(7), Duration.ofSeconds(20));
        assertThat(vipps.received(msn)).hasSize(2);
    }

    @Test
    void shouldBeUnavailableWhenAnAnswerHasNoEnd() {
        // Given
        vipps.alwaysAnswers(msn, Script.json(200, "[" + " ".repeat(5 * 1024 * 1024) + "]"));

        // Then
        assertThatThrownBy(() -> await(api.events(msn, REFERENCE))).isInstanceOf(VippsUnavailable.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307})
    void shouldNotFollowWhenRedirected(int status) {
        // Given
        vipps.alwaysAnswers(msn, Script.answer(status, "", Map.of("Location", "/epayment/v1/payments/other")));

        // Then
        assertThatThrownBy(() -> await(api.payment(msn, REFERENCE))).isInstanceOf(VippsUnavailable.class);
        assertThat(vipps.received(msn)).hasSize(1);
    }

    @Test
    void shouldStayWithinThePoolWhenManyCall() {
        // Given
        vipps.alwaysAnswers(msn, Script.json(201, CREATED));

        // When
        var outcomes = await(Uni.join()
                .all(IntStream.range(0, 100)
                        .mapToObj(i -> api.create(msn, PAYMENT, "c-" + i))
                        .toList())
                .andFailFast());

        // Then
        assertThat(outcomes).hasSize(100).allMatch(CreateOutcome.Created.class::isInstance);
        assertThat(vipps.mostConnections()).isLessThanOrEqualTo(20);
    }

    @Test
    void shouldSendNothingWhenTheCallCannotBeRight() {
        // Then
        assertThatThrownBy(() -> await(api.payment("12", REFERENCE))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> await(api.payment(msn, "../../secrets"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> await(api.create(msn, PAYMENT, "k".repeat(51))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> QrFormat.png(99)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new QrFormat(QrFormat.Format.SVG, 400)).isInstanceOf(IllegalArgumentException.class);
        assertThat(vipps.received(msn)).isEmpty();
    }
}
