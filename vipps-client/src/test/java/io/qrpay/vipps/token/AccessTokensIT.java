package io.qrpay.vipps.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qrpay.vipps.VippsUnavailable;
import io.qrpay.vipps.epayment.EpaymentApi;
import io.qrpay.vipps.epayment.ReadOutcome;
import io.qrpay.vipps.scripted.ConversationWithVipps;
import io.qrpay.vipps.scripted.Received;
import io.qrpay.vipps.scripted.Script;
import io.qrpay.vipps.scripted.ScriptedVipps;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AccessTokensIT extends ConversationWithVipps {
    private static final String REFERENCE = "pos7-20261121-0001";
    private static final Script UNKNOWN = Script.code(404, "5090");

    @Inject
    EpaymentApi api;

    @Test
    void shouldFetchOnceWhenManyNeedAToken() {
        // Given
        vipps.alwaysAnswers(msn, UNKNOWN);

        // When
        var outcomes = readMany(100);

        // Then
        assertThat(outcomes).hasSize(100).allMatch(ReadOutcome.Unknown.class::isInstance);
        assertThat(vipps.tokenFetches(msn)).isEqualTo(1);
        assertThat(authorizations()).containsOnly("Bearer token-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "\"2\""})
    void shouldFetchAgainWhenTheTokenIsAtItsEnd(String expiresIn) {
        // Given
        vipps.alwaysAnswers(msn, UNKNOWN);
        vipps.tokenAnswers(msn, ScriptedVipps.goodToken("short", expiresIn));

        // When
        read();

        // Then
        assertThat(authorizations()).containsExactly("Bearer short");
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            read();
            assertThat(authorizations().getLast()).isEqualTo("Bearer token-2");
        });
        assertThat(vipps.tokenFetches(msn)).isEqualTo(2);
    }

    @Test
    void shouldFetchOnceAndRepeatWhenTheTokenIsRefused() {
        // Given
        vipps.answers(msn, Script.gateway(401, "Access denied"));
        vipps.alwaysAnswers(msn, UNKNOWN);

        // When
        var outcome = read();

        // Then
        assertThat(outcome).isEqualTo(new ReadOutcome.Unknown());
        assertThat(authorizations()).containsExactly("Bearer token-1", "Bearer token-2");
        assertThat(vipps.tokenFetches(msn)).isEqualTo(2);
    }

    @Test
    void shouldFetchOneTokenWhenManyCallsAreRefused() {
        // Given
        vipps.alwaysAnswers(
                msn,
                request -> (Objects.equals(request.getHeader("Authorization"), "Bearer token-1")
                                ? Script.empty(401)
                                : UNKNOWN)
                        .answer(request));

        // When
        var outcomes = readMany(50);

        // Then
        assertThat(outcomes).hasSize(50).allMatch(ReadOutcome.Unknown.class::isInstance);
        assertThat(vipps.tokenFetches(msn)).isEqualTo(2);
    }

    @Test
    void shouldNotHammerWhenEveryTokenIsRefused() {
        // Given
        vipps.alwaysAnswers(msn, Script.gateway(401, "Access denied"));

        // When
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(this::read).isInstanceOf(VippsUnavailable.class);
        }

        // Then
        assertThat(vipps.tokenFetches(msn)).isEqualTo(2);
    }

    @Test
    void shouldNotHammerWhenThereIsNoToken() {
        // Given
        vipps.tokenAnswers(
                msn, IntStream.range(0, 20).mapToObj(i -> Script.empty(500)).toArray(Script[]::new));

        // When
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(this::read)
                    .isInstanceOfSatisfying(
                            VippsUnavailable.class,
                            unavailable -> assertThat(unavailable).hasMessageContaining("no access token"));
        }

        // Then
        assertThat(vipps.received(msn)).isEmpty();
        assertThat(vipps.tokenFetches(msn)).isBetween(1, 8);
    }

    @Test
    void shouldFetchAgainAfterThePauseWhenAFetchFailed() {
        // Given
        vipps.alwaysAnswers(msn, UNKNOWN);
        vipps.tokenAnswers(
                msn,
                Script.drop(),
                Script.json(401, "{\"error\":\"invalid_client\",\"error_description\":\"AADSTS7000215\"}"),
                Script.json(200, "{\"token_type\":\"Bearer\"}"));

        // Then
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .ignoreException(VippsUnavailable.class)
                .until(() -> read() instanceof ReadOutcome.Unknown);
        assertThat(vipps.tokenFetches(msn)).isEqualTo(4);
    }

    private ReadOutcome read() {
        return await(api.payment(msn, REFERENCE));
    }

    private List<ReadOutcome> readMany(int number) {
        return await(Uni.join()
                .all(IntStream.range(0, number)
                        .mapToObj(i -> api.payment(msn, REFERENCE))
                        .toList())
                .andFailFast());
    }

    private List<String> authorizations() {
        return vipps.received(msn).stream()
                .map(Received::headers)
                .map(headers -> headers.get("Authorization"))
                .toList();
    }
}
