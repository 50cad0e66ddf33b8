package io.qrpay.ingress.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.ingress.event.Expected;
import io.qrpay.ingress.registration.Removal.Reason;
import io.qrpay.vipps.salesunit.Party;
import io.qrpay.vipps.webhook.ListOutcome;
import io.qrpay.vipps.webhook.WebhookSecret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistrationPlanTest {
    private static final Party UNIT = new Party.SalesUnit("1234567");
    private static final Party PARTNER = new Party.Partner("nordic");
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration OLD = Duration.ofDays(90);
    private static final Duration OVERLAP = Duration.ofDays(1);
    private static final URI OURS = URI.create("https://pay.chain.example/qr/v1/webhooks/our-id");
    private static final URI FORMER = URI.create("https://former.chain.example/v1/webhooks/our-id");
    private static final URI FOREIGN = URI.create("https://shop.example/?callback=webhook");

    private static final WebhookSecret SECRET = WebhookSecret.of("s");
    private static final Substitutes NOBODY_ELSE = any -> Optional.empty();

    private final OurUrls urls = new OurUrls(ConfiguredIngress.with(Map.of()));

    @Test
    void shouldRegisterBothWhenNothingIsThere() {
        assertThat(plan(List.of(), List.of()))
                .isEqualTo(new RegistrationPlan(
                        List.of(),
                        List.of(Expected.PAYMENT, Expected.CHECK_IN),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        false));
    }

    @Test
    void shouldChangeNothingWhenBothAreThere() {
        // Given
        var listed = List.of(listed("v1", OURS, Expected.PAYMENT), listed("v2", OURS, Expected.CHECK_IN));
        var kept = List.of(kept("v1", Expected.PAYMENT), kept("v2", Expected.CHECK_IN));

        // When
        var plan = plan(listed, kept);

        // Then
        assertThat(plan.changesAnything()).isFalse();
    }

    @Test
    void shouldDeleteFirstWhatIsOursByItsUrlWhenItsSecretIsUnknown() {
        // Given
        var listed = List.of(listed("v1", OURS, Expected.PAYMENT), listed("v2", OURS, Expected.CHECK_IN));

        // When
        var plan = plan(listed, List.of());

        // Then
        assertThat(plan.deleteFirst())
                .containsExactly(new Removal("v1", Reason.ORPHAN), new Removal("v2", Reason.ORPHAN));
        assertThat(plan.register()).containsExactly(Expected.PAYMENT, Expected.CHECK_IN);
    }

    @Test
    void shouldLeaveForeignRegistrationsAloneAndRegisterBeside() {
        // Given
        var listed = List.of(listed("v1", FOREIGN, Expected.PAYMENT));

        // When
        var plan = plan(listed, List.of());

        // Then
        assertThat(plan.deleteFirst()).isEmpty();
        assertThat(plan.checkInTaken()).isFalse();
        assertThat(plan.register()).containsExactly(Expected.PAYMENT, Expected.CHECK_IN);
    }

    @Test
    void shouldNotRegisterTheCheckInButTellWhenAnotherSystemHasIt() {
        // Given
        var listed = List.of(listed("v1", FOREIGN, Expected.CHECK_IN));

        // When
        var plan = plan(listed, List.of());

        // Then
        assertThat(plan.register()).containsExactly(Expected.PAYMENT);
        assertThat(plan.deleteFirst()).isEmpty();
        assertThat(plan.checkInTaken()).isTrue();
    }

    @Test
    void shouldRetireAndRegisterAnewWhenTheVendorHasDroppedOne() {
        // Given
        var dropped = kept("v1", Expected.PAYMENT);
        var checkIn = kept("v2", Expected.CHECK_IN);

        // When
        var plan = plan(List.of(listed("v2", OURS, Expected.CHECK_IN)), List.of(dropped, checkIn));

        // Then
        assertThat(plan.register()).containsExactly(Expected.PAYMENT);
        assertThat(plan.retire()).containsExactly(dropped);
        assertThat(plan.forget()).isEmpty();
        assertThat(plan.deletes("v1")).isFalse();
    }

    @Test
    void shouldReviveWhenTheVendorListsItAgain() {
        // Given
        var retired = kept(UNIT, "v1", Expected.PAYMENT, SECRET, NOW, true);
        var listed = List.of(listed("v1", OURS, Expected.PAYMENT), listed("v2", FOREIGN, Expected.CHECK_IN));

        // When
        var plan = plan(listed, List.of(retired));

        // Then
        assertThat(plan.revive()).containsExactly(retired);
        assertThat(plan.register()).isEmpty();
    }

    @Test
    void shouldReplaceWithoutGapButTheCheckInFirstWhenOurPublicUrlHasChanged() {
        // Given
        var listed = List.of(listed("v1", FORMER, Expected.PAYMENT), listed("v2", FORMER, Expected.CHECK_IN));
        var payment = kept("v1", Expected.PAYMENT);
        var checkIn = kept("v2", Expected.CHECK_IN);

        // When
        var plan = plan(listed, List.of(payment, checkIn));

        // Then
        assertThat(plan)
                .isEqualTo(new RegistrationPlan(
                        List.of(new Removal("v2", Reason.OUTDATED)),
                        List.of(Expected.PAYMENT, Expected.CHECK_IN),
                        List.of(),
                        List.of(new Removal("v1", Reason.OUTDATED)),
                        List.of(payment, checkIn),
                        List.of(),
                        false));
    }

    @Test
    void shouldReplaceWhenTheVendorDeliversFewerEventsThanWanted() {
        // Given
        var fewer = new ListOutcome.Registration("v1", OURS.toString(), Set.of("epayments.payment.captured.v1"));
        var taken = listed("v2", FOREIGN, Expected.CHECK_IN);

        // When
        var plan = plan(List.of(fewer, taken), List.of(kept("v1", Expected.PAYMENT)));

        // Then
        assertThat(plan.register()).containsExactly(Expected.PAYMENT);
        assertThat(plan.deleteAfter()).containsExactly(new Removal("v1", Reason.OUTDATED));
    }

    @Test
    void shouldRegisterANewOneBesideWhenOneIsTooOldAndPutTheCheckInInItsPlace() {
        // Given
        var payment = kept("v1", Expected.PAYMENT, OLD);
        var checkIn = kept("v2", Expected.CHECK_IN, OLD);
        var listed = List.of(listed("v1", OURS, Expected.PAYMENT), listed("v2", OURS, Expected.CHECK_IN));

        // When
        var plan = plan(listed, List.of(payment, checkIn));

        // Then
        assertThat(plan)
                .isEqualTo(new RegistrationPlan(
                        List.of(new Removal("v2", Reason.ROTATED)),
                        List.of(Expected.PAYMENT, Expected.CHECK_IN),
                        List.of(),
                        List.of(),
                        List.of(checkIn),
                        List.of(),
                        false));
    }

    @ParameterizedTest
    @CsvSource({"PT-1S, true", "PT0S, true", "PT1S, false"})
    void shouldRenewWhatWasMadeBeforeOnceTheTimeHasCome(Duration ahead, boolean renewed) {
        // Given
        var listed = List.of(listed("v1", OURS, Expected.PAYMENT), listed("v2", FOREIGN, Expected.CHECK_IN));
        var wish = new Wish(UNIT, true, NOW.plus(ahead));

        // When
        var plan = plan(wish, listed, List.of(kept("v1", Expected.PAYMENT, Duration.ofMinutes(1))), NOBODY_ELSE);

        // Then
        assertThat(plan.register().contains(Expected.PAYMENT)).isEqualTo(renewed);
    }

    @Test
    void shouldNotRenewAgainWhatWasMadeAfterTheTime() {
        // Given
        var listed = List.of(listed("v1", OURS, Expected.PAYMENT), listed("v2", FOREIGN, Expected.CHECK_IN));
        var wish = new Wish(UNIT, true, NOW.minusSeconds(60));

        // When
        var plan = plan(wish, listed, List.of(kept("v1", Expected.PAYMENT, Duration.ofSeconds(60))), NOBODY_ELSE);

        // Then
        assertThat(plan.changesAnything()).isFalse();
    }

    @Test
    void shouldKeepBothWhileTheyOverlap() {
        // Given
        var listed = overlapping();
        var kept = List.of(
                kept("v1", Expected.PAYMENT, OLD.plusDays(1)),
                kept("v2", Expected.PAYMENT, OVERLAP.minusSeconds(1)),
                kept("v3", Expected.CHECK_IN));

        // When
        var plan = plan(listed, kept);

        // Then
        assertThat(plan.changesAnything()).isFalse();
    }

    @Test
    void shouldForgetAndDeleteTheOlderOneWhenTheOverlapIsOver() {
        // Given
        var old = kept("v1", Expected.PAYMENT, OLD.plusDays(1));
        var fresh = kept("v2", Expected.PAYMENT, OVERLAP);

        // When
        var plan = plan(overlapping(), List.of(old, fresh, kept("v3", Expected.CHECK_IN)));

        // Then
        assertThat(plan)
                .isEqualTo(new RegistrationPlan(
                        List.of(),
                        List.of(),
                        List.of(old.id()),
                        List.of(new Removal("v1", Reason.SUPERSEDED)),
                        List.of(),
                        List.of(),
                        false));
    }

    @Test
    void shouldForgetTheRotatedCheckInWhenTheOverlapIsOver() {
        // Given
        var rotated = kept(UNIT, "v0", Expected.CHECK_IN, SECRET, NOW.minus(OLD).minus(OVERLAP), true);
        var dropped = kept(UNIT, "v4", Expected.CHECK_IN, SECRET, NOW.minus(OVERLAP.multipliedBy(2)), true);
        var listed = List.of(listed("v1", OURS, Expected.PAYMENT), listed("v2", OURS, Expected.CHECK_IN));
        var kept = List.of(kept("v1", Expected.PAYMENT), kept("v2", Expected.CHECK_IN, OVERLAP), rotated, dropped);

        // When
        var plan = plan(listed, kept);

        // Then
        assertThat(plan.forget()).containsExactly(rotated.id());
        assertThat(plan.deletes("v0")).isFalse();
    }

    @Test
    void shouldNeverKeepMoreThanTwoWhenRenewedAgainAndAgain() {
        // Given
        var listed = List.of(
                listed("v1", OURS, Expected.PAYMENT),
                listed("v2", OURS, Expected.PAYMENT),
                listed("v4", OURS, Expected.PAYMENT),
                listed("v3", OURS, Expected.CHECK_IN));
        var oldest = kept("v1", Expected.PAYMENT, Duration.ofMinutes(3));
        var kept = List.of(
                oldest,
                kept("v2", Expected.PAYMENT, Duration.ofMinutes(2)),
                kept("v4", Expected.PAYMENT, Duration.ofMinutes(1)),
                kept("v3", Expected.CHECK_IN));

        // When
        var plan = plan(listed, kept);

        // Then
        assertThat(plan.forget()).containsExactly(oldest.id());
        assertThat(plan.deleteAfter()).containsExactly(new Removal("v1", Reason.SUPERSEDED));
    }

    @Test
    void shouldKeepTheSalesUnitsOwnUntilThePartnersHaveServedForTheOverlap() {
        // Given
        var listed = List.of(listed("v1", OURS, Expected.PAYMENT), listed("v2", OURS, Expected.CHECK_IN));
        var kept = List.of(kept("v1", Expected.PAYMENT), kept("v2", Expected.CHECK_IN));
        var unwanted = new Wish(UNIT, false, null);

        // When
        var without = plan(unwanted, listed, kept, NOBODY_ELSE);
        var early = plan(
                unwanted, listed, kept, any -> Optional.of(NOW.minus(OVERLAP).plusSeconds(1)));
        var over = plan(unwanted, listed, kept, any -> Optional.of(NOW.minus(OVERLAP)));

        // Then
        assertThat(without.changesAnything()).isFalse();
        assertThat(early.changesAnything()).isFalse();
        assertThat(over.register()).isEmpty();
        assertThat(over.forget())
                .containsExactlyInAnyOrder(kept.get(0).id(), kept.get(1).id());
        assertThat(over.deleteAfter())
                .containsExactlyInAnyOrder(new Removal("v1", Reason.UNWANTED), new Removal("v2", Reason.UNWANTED));
    }

    @Test
    void shouldReplaceThePartnersOwnWhenItsCredentialsHaveAnotherName() {
        // Given
        var former = kept(new Party.Partner("north"), "v1", Expected.PAYMENT, SECRET, NOW, false);
        var wish = new Wish(PARTNER, true, null);

        // When
        var plan = plan(wish, List.of(listed("v1", OURS, Expected.PAYMENT)), List.of(former), NOBODY_ELSE);

        // Then
        assertThat(plan.register()).containsExactly(Expected.PAYMENT, Expected.CHECK_IN);
        assertThat(plan.deleteAfter()).containsExactly(new Removal("v1", Reason.OUTDATED));
        assertThat(plan.retire()).containsExactly(former);
    }

    @Test
    void shouldLeaveAloneWhatAnotherKeySealed() {
        // Given
        var listed = List.of(listed("v1", OURS, Expected.PAYMENT), listed("v2", OURS, Expected.CHECK_IN));
        var kept = List.of(
                kept(UNIT, "v1", Expected.PAYMENT, null, NOW, false),
                kept(UNIT, "v2", Expected.CHECK_IN, null, NOW, false));

        // When
        var plan = plan(listed, kept);

        // Then
        assertThat(plan.changesAnything()).isFalse();
    }

    @Test
    void shouldReplaceWhatAnotherKeySealedOnceSomebodyAsksForIt() {
        // Given
        var sealed = kept(UNIT, "v1", Expected.PAYMENT, null, NOW.minusSeconds(1), false);
        var listed = List.of(listed("v1", OURS, Expected.PAYMENT), listed("v2", FOREIGN, Expected.CHECK_IN));

        // When
        var plan = plan(new Wish(UNIT, true, NOW), listed, List.of(sealed), NOBODY_ELSE);

        // Then
        assertThat(plan.register()).containsExactly(Expected.PAYMENT);
    }

    @Test
    void shouldLeaveAloneWhatIsOursForAnotherParty() {
        // Given
        var listed = List.of(listed("v1", OURS, Expected.PAYMENT), listed("v2", OURS, Expected.PAYMENT));
        var another = kept(new Party.SalesUnit("7654321"), "v1", Expected.PAYMENT, SECRET, NOW, false);
        var partners = kept(PARTNER, "v2", Expected.PAYMENT, SECRET, NOW, false);

        // When
        var plan = plan(listed, List.of(another, partners));

        // Then
        assertThat(plan.register()).containsExactly(Expected.PAYMENT, Expected.CHECK_IN);
        assertThat(plan.deletes("v1")).isFalse();
        assertThat(plan.deletes("v2")).isFalse();
        assertThat(plan.retire()).isEmpty();
    }

    private RegistrationPlan plan(List<ListOutcome.Registration> listed, List<KeptRegistration> kept) {
        return plan(new Wish(UNIT, true, null), listed, kept, NOBODY_ELSE);
    }

    private RegistrationPlan plan(
            Wish wish, List<ListOutcome.Registration> listed, List<KeptRegistration> kept, Substitutes substitutes) {
        var terms = new RotationTerms(NOW, Optional.of(OLD), OVERLAP, wish.renewedAfter());
        return RegistrationPlan.of(wish, listed, kept, urls, terms, substitutes);
    }

    private static List<ListOutcome.Registration> overlapping() {
        return List.of(
                listed("v1", OURS, Expected.PAYMENT),
                listed("v2", OURS, Expected.PAYMENT),
                listed("v3", OURS, Expected.CHECK_IN));
    }

    private static ListOutcome.Registration listed(String id, URI url, Expected expected) {
        return new ListOutcome.Registration(id, url.toString(), VendorEvents.of(expected));
    }

    private static KeptRegistration kept(String vendorId, Expected expected) {
        return kept(vendorId, expected, Duration.ofHours(1));
    }

    private static KeptRegistration kept(String vendorId, Expected expected, Duration age) {
        return kept(UNIT, vendorId, expected, SECRET, NOW.minus(age), false);
    }

    private static KeptRegistration kept(
            Party party, String vendorId, Expected expected, WebhookSecret secret, Instant madeAt, boolean retired) {
        return new KeptRegistration(UUID.randomUUID(), vendorId, party, expected, OURS, secret, madeAt, retired);
    }
}
