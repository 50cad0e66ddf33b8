package io.qrpay.registry.onetime;

import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.contracts.payment.Failure;
import io.qrpay.contracts.qr.QrState;
import io.qrpay.vipps.qr.QrImage;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneTimeCodeTest {
    private static final Instant MADE = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant EXPIRES = MADE.plusSeconds(600);

    private final OneTimeConfig config =
            new SmallRyeConfigBuilder().withMapping(OneTimeConfig.class).build().getConfigMapping(OneTimeConfig.class);
    private final Cadence cadence = new Cadence(config);
    private final OneTimeCode code = OneTimeCode.shown(wanted(Followed.Kind.ECOM), EXPIRES, MADE);

    @Test
    void shouldBeToldOfOnceWhenItIsNotFollowed() {
        // When
        var shown = OneTimeCode.shown(wanted(null), EXPIRES, MADE);

        // Then
        assertThat(shown.isEnded()).isTrue();
        assertThat(shown.dueAt()).isEmpty();
        assertThat(shown.isOver(MADE)).isFalse();
        assertThat(shown.isOver(EXPIRES)).isTrue();
    }

    @Test
    void shouldTellOfAScanOnce() {
        // When
        see(new Sight.Waiting(true), MADE.plusSeconds(5));
        see(new Sight.Waiting(true), MADE.plusSeconds(6));

        // Then
        assertThat(code.state()).isEqualTo(QrState.SCANNED);
        assertThat(code.version()).isEqualTo(2);
    }

    @Test
    void shouldBeLookedAtASecondAfterTheLookBegan() {
        // When
        code.see(new Sight.Waiting(false), cadence, MADE.plusSeconds(5), MADE.plusSeconds(7));

        // Then
        assertThat(code.dueAt().orElseThrow()).isBetween(MADE.plusMillis(5900), MADE.plusSeconds(6));
    }

    @Test
    void shouldStillTakeAnApprovalJustAfterTheTimeIsOver() {
        // Given
        see(new Sight.Waiting(true), EXPIRES.plusSeconds(14));
        assertThat(code.isEnded()).isFalse();

        // When
        see(new Sight.Over(QrState.RESERVED), EXPIRES.plusSeconds(14));

        // Then
        assertThat(code.state()).isEqualTo(QrState.RESERVED);
    }

    @Test
    void shouldExpireWhenNobodyCouldApproveAnyMore() {
        // When
        see(new Sight.Waiting(false), EXPIRES.plusSeconds(15));

        // Then
        assertThat(code.state()).isEqualTo(QrState.EXPIRED);
        assertThat(code.isEnded()).isTrue();
        assertThat(code.dueAt()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"300, CANCELLED", "597, CANCELLED", "599, EXPIRED", "610, EXPIRED"})
    void shouldCallACancelExpiredWhenTheTimeIsOver(int seconds, QrState state) {
        // When
        see(new Sight.Over(QrState.CANCELLED), MADE.plusSeconds(seconds));

        // Then
        assertThat(code.state()).isEqualTo(state);
    }

    @Test
    void shouldNotBelieveAtOnceThatVippsKnowsNothingOfIt() {
        // Given
        see(new Sight.Unknown(), MADE.plusSeconds(9));
        assertThat(code.isEnded()).isFalse();

        // When
        see(new Sight.Unknown(), MADE.plusSeconds(10));

        // Then
        assertThat(code.state()).isEqualTo(QrState.FAILED);
        assertThat(code.failure()).map(Failure::code).contains("NOT_FOUND");
    }

    @Test
    void shouldComeBackLaterEachTimeVippsCannotBeAsked() {
        // Given
        see(new Sight.Unclear(null), MADE);
        var first = code.dueAt().orElseThrow();

        // When
        for (var i = 0; i < 20; i++) {
            see(new Sight.Unclear(null), MADE);
        }

        // Then
        assertThat(first).isBetween(MADE.plusMillis(1800), MADE.plusSeconds(2));
        assertThat(code.dueAt().orElseThrow()).isBetween(MADE.plusSeconds(27), MADE.plusSeconds(30));
    }

    @Test
    void shouldWaitAsLongAsVippsAsks() {
        // When
        see(new Sight.Unclear(Duration.ofSeconds(20)), MADE);

        // Then
        assertThat(code.dueAt().orElseThrow()).isBetween(MADE.plusSeconds(18), MADE.plusSeconds(20));
    }

    @Test
    void shouldGiveUpInTheEndWhenVippsCannotBeAsked() {
        // Given
        see(new Sight.Unclear(null), EXPIRES.plusSeconds(599));
        assertThat(code.isEnded()).isFalse();

        // When
        see(new Sight.Unclear(null), EXPIRES.plusSeconds(600));

        // Then
        assertThat(code.state()).isEqualTo(QrState.FAILED);
        assertThat(code.failure()).map(Failure::code).contains("OUT_OF_SIGHT");
    }

    @Test
    void shouldHideItsUrlWhenItIsPrinted() {
        // Then
        assertThat(wanted(null).toString()).doesNotContain("token");
    }

    private void see(Sight sight, Instant now) {
        code.see(sight, cadence, now, now);
    }

    private static WantedOneTime wanted(Followed.Kind kind) {
        return new WantedOneTime(
                "123456",
                "https://landing.example?token=t",
                new QrImage.Svg(),
                kind == null ? null : new Followed(kind, "order-1"),
                null,
                null,
                null);
    }
}
