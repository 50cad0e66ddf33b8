package io.qrpay.ingress.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.ingress.event.Expected;
import io.qrpay.vipps.webhook.ListOutcome;
import io.qrpay.vipps.webhook.WebhookSecret;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RegistrationPlanTest {
    private static final String MSN = "1234567";
    private static final URI OURS = URI.create("https://pay.chain.example/qr/v1/webhooks/our-id");
    private static final URI FORMER = URI.create("https://former.chain.example/v1/webhooks/our-id");
    private static final URI FOREIGN = URI.create("https://shop.example/?callback=webhook");

    private final OurUrls urls = new OurUrls(ConfiguredIngress.with(Map.of()));

    @Test
    void shouldRegisterBothWhenNothingIsThere() {
        assertThat(plan(List.of(), List.of()))
                .isEqualTo(new RegistrationPlan(
                        List.of(), List.of(Expected.PAYMENT, Expected.CHECK_IN), List.of(), List.of(), List.of()));
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
        assertThat(plan.deleteFirst()).containsExactly("v1", "v2");
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
        assertThat(plan.register()).containsExactly(Expected.PAYMENT, Expected.CHECK_IN);
    }

    @Test
    void shouldNotRegisterTheCheckInWhenAnotherSystemHasIt() {
        // Given
        var listed = List.of(listed("v1", FOREIGN, Expected.CHECK_IN));

        // When
        var plan = plan(listed, List.of());

        // Then
        assertThat(plan.register()).containsExactly(Expected.PAYMENT);
        assertThat(plan.deleteFirst()).isEmpty();
    }

    @Test
    void shouldRetireAndRegisterAnewWhenTheVendorHasDroppedOne() {
        // Given
        var dropped = kept("v1", Expected.PAYMENT);
        var checkIn = kept("v2", Expected.CHECK_IN);

        // When
        var plan = plan(List.of(listed("v2", OURS, Expected.CHECK_IN)), List.of(dropped, checkIn));

        // Then
        assertThat(plan)
                .isEqualTo(new RegistrationPlan(
                        List.of(), List.of(Expected.PAYMENT), List.of(), List.of(dropped.id()), List.of()));
    }

    @Test
    void shouldReviveWhenTheVendorListsItAgain() {
        // Given
        var retired = kept(MSN, "v1", Expected.PAYMENT, WebhookSecret.of("s"), true);
        var listed = List.of(listed("v1", OURS, Expected.PAYMENT), listed("v2", FOREIGN, Expected.CHECK_IN));

        // When
        var plan = plan(listed, List.of(retired));

        // Then
        assertThat(plan)
                .isEqualTo(new RegistrationPlan(List.of(), List.of(), List.of(), List.of(), List.of(retired.id())));
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
                        List.of("v2"),
                        List.of(Expected.PAYMENT, Expected.CHECK_IN),
                        List.of("v1"),
                        List.of(payment.id(), checkIn.id()),
                        List.of()));
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
        assertThat(plan.deleteAfter()).containsExactly("v1");
    }

    @Test
    void shouldKeepBothWhenTwoOfOursOverlap() {
        // Given
        var listed = List.of(
                listed("v1", OURS, Expected.PAYMENT),
                listed("v2", OURS, Expected.PAYMENT),
                listed("v3", OURS, Expected.CHECK_IN));
        var kept = List.of(kept("v1", Expected.PAYMENT), kept("v2", Expected.PAYMENT), kept("v3", Expected.CHECK_IN));

        // When
        var plan = plan(listed, kept);

        // Then
        assertThat(plan.changesAnything()).isFalse();
    }

    @Test
    void shouldLeaveAloneWhatAnotherKeySealed() {
        // Given
        var listed = List.of(listed("v1", OURS, Expected.PAYMENT), listed("v2", OURS, Expected.CHECK_IN));
        var kept = List.of(
                kept(MSN, "v1", Expected.PAYMENT, null, false), kept(MSN, "v2", Expected.CHECK_IN, null, false));

        // When
        var plan = plan(listed, kept);

        // Then
        assertThat(plan.changesAnything()).isFalse();
    }

    @Test
    void shouldLeaveAloneWhatIsOursForAnotherSalesUnit() {
        // Given
        var listed = List.of(listed("v1", OURS, Expected.PAYMENT));
        var another = kept("7654321", "v1", Expected.PAYMENT, WebhookSecret.of("s"), false);

        // When
        var plan = plan(listed, List.of(another));

        // Then
        assertThat(plan)
                .isEqualTo(new RegistrationPlan(
                        List.of(), List.of(Expected.PAYMENT, Expected.CHECK_IN), List.of(), List.of(), List.of()));
    }

    private RegistrationPlan plan(List<ListOutcome.Registration> listed, List<KeptRegistration> kept) {
        return RegistrationPlan.of(MSN, listed, kept, urls);
    }

    private static ListOutcome.Registration listed(String id, URI url, Expected expected) {
        return new ListOutcome.Registration(id, url.toString(), VendorEvents.of(expected));
    }

    private static KeptRegistration kept(String vendorId, Expected expected) {
        return kept(MSN, vendorId, expected, WebhookSecret.of("s"), false);
    }

    private static KeptRegistration kept(
            String msn, String vendorId, Expected expected, WebhookSecret secret, boolean retired) {
        return new KeptRegistration(UUID.randomUUID(), vendorId, msn, expected, OURS, secret, retired);
    }
}
