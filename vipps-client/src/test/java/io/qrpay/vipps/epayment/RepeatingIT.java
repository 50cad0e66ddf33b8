package io.qrpay.vipps.epayment;

import static io.qrpay.vipps.epayment.CoffeeAndBun.AMOUNT;
import static io.qrpay.vipps.epayment.CoffeeAndBun.CAPTURED;
import static io.qrpay.vipps.epayment.CoffeeAndBun.CREATED;
import static io.qrpay.vipps.epayment.CoffeeAndBun.PAYMENT;
import static io.qrpay.vipps.epayment.CoffeeAndBun.REFERENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qrpay.vipps.VippsUnavailable;
import io.qrpay.vipps.scripted.ConversationWithVipps;
import io.qrpay.vipps.scripted.Received;
import io.qrpay.vipps.scripted.Script;
import io.qrpay.vipps.scripted.ScriptedVipps;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which calls are made again, with what, after how long, and what it means when none gets through. */
@QuarkusTest
class RepeatingIT extends ConversationWithVipps {

    @Inject
    EpaymentApi api;

    @Test
    void shouldSendTheSameKeyAndBodyWhenRepeating() {
        // Given
        vipps.answers(msn, Script.empty(500), Script.drop(), Script.json(201, CREATED));

        // When
        var outcome = await(api.create(msn, PAYMENT, "c-1"));

        // Then
        assertThat(outcome).isInstanceOf(CreateOutcome.Created.class);
        assertThat(vipps.received(msn)).hasSize(3);
        assertThat(vipps.received(msn)).extracting(Received::idempotencyKey).containsOnly("c-1");
        assertThat(vipps.received(msn)).extracting(Received::body).containsOnly(onlyBody());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 500})
    void shouldRepeatWithTheSameKeyWhenACaptureFailed(int status) {
        // Given
        vipps.answers(msn, Script.code(status, "6280"), Script.json(200, CAPTURED));

        // When
        var outcome = await(api.capture(msn, REFERENCE, AMOUNT, "op-1"));

        // Then
        assertThat(outcome).isInstanceOf(ModifyOutcome.Done.class);
        assertThat(vipps.received(msn)).extracting(Received::idempotencyKey).containsExactly("op-1", "op-1");
    }

    @Test
    void shouldBeUnavailableWhenACaptureFailsAgainAndAgain() {
        // Given
        vipps.alwaysAnswers(msn, Script.code(400, "6280"));

        // Then
        assertThatThrownBy(() -> await(api.capture(msn, REFERENCE, AMOUNT, "op-1")))
                .isInstanceOf(VippsUnavailable.class);
        assertThat(vipps.received(msn)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 408})
    void shouldBeUnavailableWhenTheServerErrorsLast(int status) {
        // Given
        vipps.alwaysAnswers(msn, Script.answer(status, "<html>sorry</html>", Map.of("Content-Type", "text/html")));

        // Then
        assertThatThrownBy(() -> await(api.capture(msn, REFERENCE, AMOUNT, "op-1")))
                .isInstanceOfSatisfying(
                        VippsUnavailable.class,
                        unavailable -> assertThat(unavailable.problem())
                                .hasValueSatisfying(
                                        problem -> assertThat(problem.status()).isEqualTo(status)));
        assertThat(vipps.received(msn)).hasSize(3);
    }

    @Test
    void shouldWaitAsAskedWhenTheVendorSaysHowLong() {
        // Given
        vipps.answers(msn, Script.answer(429, "", Map.of("Retry-After", "1")), Script.json(201, CREATED));

        // When
        var outcome = await(api.create(msn, PAYMENT, "c-1"));

        // Then
        assertThat(outcome).isInstanceOf(CreateOutcome.Created.class);
        var requests = vipps.received(msn);
        assertThat(Duration.ofNanos(requests.get(1).nanoTime() - requests.get(0).nanoTime()))
                .isGreaterThanOrEqualTo(Duration.ofMillis(990));
    }

    @Test
    void shouldPassTheWaitOnWhenItIsLongerThanTheCallMayLast() {
        // Given
        vipps.answers(msn, Script.answer(429, "", Map.of("Retry-After", "600")));

        // When
        var outcome = await(api.create(msn, PAYMENT, "c-1"));

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        CreateOutcome.Unclear.class,
                        unclear -> assertThat(unclear.retryAfter()).isEqualTo(Duration.ofMinutes(10)));
        assertThat(vipps.received(msn)).hasSize(1);
    }

    @Test
    void shouldTellTheWaitWhenUnavailable() {
        // Given
        vipps.answers(msn, Script.answer(503, "", Map.of("Retry-After", "120")));

        // Then
        assertThatThrownBy(() -> await(api.payment(msn, REFERENCE)))
                .isInstanceOfSatisfying(
                        VippsUnavailable.class,
                        unavailable -> assertThat(unavailable.retryAfter()).contains(Duration.ofMinutes(2)));
    }

    @Test
    void shouldBeUnavailableWhenNobodyListens() {
        // Then
        assertThatThrownBy(() -> await(api.create(ScriptedVipps.UNREACHABLE, PAYMENT, "c-1")))
                .isInstanceOf(VippsUnavailable.class);
    }

    private String onlyBody() {
        return vipps.received(msn).getFirst().body();
    }
}
