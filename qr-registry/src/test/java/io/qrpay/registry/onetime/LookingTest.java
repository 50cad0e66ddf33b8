package io.qrpay.registry.onetime;

import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.contracts.payment.Failure;
import io.qrpay.contracts.qr.QrState;
import io.qrpay.vipps.Problem;
import io.qrpay.vipps.VippsUnavailable;
import io.qrpay.vipps.ecom.EcomOutcome;
import io.qrpay.vipps.ecom.EcomOutcome.Progress;
import io.qrpay.vipps.recurring.AgreementOutcome;
import io.qrpay.vipps.recurring.AgreementOutcome.Status;
import io.qrpay.vipps.salesunit.CredentialSets;
import io.qrpay.vipps.salesunit.Credentials;
import io.qrpay.vipps.salesunit.Party;
import io.qrpay.vipps.salesunit.WebhookWish;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LookingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final OneTimeConfig config = new SmallRyeConfigBuilder()
            .withMapping(OneTimeConfig.class)
            .withDefaultValue("qrpay.one-time.look-within", "PT0.2S")
            .build()
            .getConfigMapping(OneTimeConfig.class);

    private Uni<EcomOutcome> payment = Uni.createFrom().nothing();
    private Uni<AgreementOutcome> agreement = Uni.createFrom().nothing();

    @ParameterizedTest
    @CsvSource({"RESERVED, RESERVED", "CAPTURED, CAPTURED", "REFUNDED, CAPTURED", "CANCELLED, CANCELLED"})
    void shouldTellTheEndOfAPayment(Progress progress, QrState state) {
        // Given
        payment = Uni.createFrom().item(new EcomOutcome.Found("order-1", true, progress));

        // Then
        assertThat(look(Followed.Kind.ECOM)).isEqualTo(new Sight.Over(state));
    }

    @Test
    void shouldTellWhetherAPaymentIsScanned() {
        // Given
        payment = Uni.createFrom().item(new EcomOutcome.Found("order-1", true, Progress.INITIATED));

        // Then
        assertThat(look(Followed.Kind.ECOM)).isEqualTo(new Sight.Waiting(true));
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.class,
            names = {"ACTIVE", "STOPPED", "EXPIRED"})
    void shouldTellTheEndOfAnAgreement(Status status) {
        // Given
        agreement = Uni.createFrom().item(new AgreementOutcome.Found("agr_1", status));

        // Then
        assertThat(look(Followed.Kind.AGREEMENT)).isEqualTo(new Sight.Over(QrState.valueOf(status.name())));
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.class,
            names = {"PENDING", "UNKNOWN"})
    void shouldWaitWhileAnAgreementHasNotEnded(Status status) {
        // Given
        agreement = Uni.createFrom().item(new AgreementOutcome.Found("agr_1", status));

        // Then
        assertThat(look(Followed.Kind.AGREEMENT)).isEqualTo(new Sight.Waiting(false));
    }

    @Test
    void shouldTellOfARefusalWithoutTheVendorsWords() {
        // Given
        payment = Uni.createFrom()
                .item(new EcomOutcome.Refused(new Problem(403, null, "Forbidden", "secret words", null, List.of())));

        // Then
        assertThat(look(Followed.Kind.ECOM))
                .isEqualTo(new Sight.Refused(new Failure("REFUSED", "Vipps refuses to tell of it with status 403")));
    }

    @Test
    void shouldBeUnclearWhenVippsIsAway() {
        // Given
        payment = Uni.createFrom().failure(new VippsUnavailable("away", Duration.ofSeconds(7), null));

        // Then
        assertThat(look(Followed.Kind.ECOM)).isEqualTo(new Sight.Unclear(Duration.ofSeconds(7)));
    }

    @Test
    void shouldBeUnclearWhenVippsDoesNotAnswerInTime() {
        // Then
        assertThat(look(Followed.Kind.ECOM)).isEqualTo(new Sight.Unclear(null));
    }

    private Sight look(Followed.Kind kind) {
        var looking =
                new Looking((msn, orderId) -> payment, (msn, agreementId) -> agreement, new NoCredentials(), config);
        return looking.at("123456", new Followed(kind, "one")).await().atMost(PATIENCE);
    }

    private record NoCredentials() implements CredentialSets {

        @Override
        public Optional<Credentials> of(Party party) {
            return Optional.empty();
        }

        @Override
        public Map<String, WebhookWish> webhookWishes() {
            return Map.of();
        }
    }
}
