package io.qrpay.ingress.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.qrpay.contracts.payment.FactName;
import io.qrpay.ingress.Deliveries;
import io.qrpay.ingress.Vendor;
import io.qrpay.ingress.VendorResource;
import io.qrpay.ingress.Webhook;
import io.qrpay.ingress.event.Expected;
import io.qrpay.local.quarkus.LocalStack;
import io.qrpay.local.quarkus.LocalStackResource;
import io.qrpay.vipps.webhook.WebhookSecret;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(VendorResource.class)
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class RegistrationIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CREATED = "epayments.payment.created.v1";
    private static final String CHECKED_IN = "user.checked-in.v1";
    private static final AtomicInteger NEXT_MSN = new AtomicInteger(2_000_000);

    @TestHTTPResource
    URI service;

    Vendor vendor;
    VendorResource sales;

    @Inject
    RegistrationTable table;

    @Inject
    RegistrationAlignment alignment;

    @Inject
    OurUrls urls;

    @Inject
    DataSource database;

    /** A sales unit that nobody has seen before. */
    private final String msn = String.valueOf(NEXT_MSN.incrementAndGet());

    private Deliveries deliveries;

    @BeforeEach
    void start() {
        deliveries = new Deliveries(service);
        await().atMost(PATIENCE).until(() -> deliveries.status("/q/health/ready") == 200);
    }

    @AfterEach
    void restore() {
        vendor.down(false);
        sales.write(VendorResource.MSNS);
    }

    @Test
    void shouldRegisterTheEightEventsAndTheCheckInApartWhenASalesUnitIsNew() {
        // When
        open();

        // Then
        var payments = vendor.registration(msn, CREATED);
        var checkIn = vendor.registration(msn, CHECKED_IN);
        assertThat(payments.events()).hasSize(8).isEqualTo(VendorEvents.of(Expected.PAYMENT));
        assertThat(checkIn.events()).containsExactly(CHECKED_IN);
        assertThat(payments.url())
                .startsWith("https://pay.chain.example/qr/v1/webhooks/")
                .isNotEqualTo(checkIn.url());
        deliveredSoon(payments);
    }

    @Test
    void shouldKeepSecretsSealedWhenTheyAreWrittenDown() {
        // When
        open();

        // Then
        var secret = vendor.registration(msn, CREATED).secret();
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(secretsWrittenDown())
                        .hasSize(2)
                        .noneMatch(text -> text.contains(secret.substring(0, 12))));
    }

    private List<String> secretsWrittenDown() throws SQLException {
        var texts = new ArrayList<String>();
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select encode(secret, 'escape') from webhook_ingress.registration where msn = '" + msn
                                + "'")) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    @Test
    void shouldLeaveForeignRegistrationsAloneWhenTheyHoldTheCheckIn() {
        // Given
        var foreign = vendor.register(msn, "https://shop.example/?callback=webhook", Set.of(CREATED, CHECKED_IN));

        // When
        sales.write(List.of(msn));
        await().atMost(PATIENCE).until(() -> vendor.registrations(msn).size() == 2);
        inLine();

        // Then
        assertThat(vendor.registrations(msn)).contains(foreign).hasSize(2);
        assertThat(vendor.registrations(msn).stream().filter(r -> r.events().contains(CHECKED_IN)))
                .containsExactly(foreign);
    }

    @Test
    void shouldDeleteOrphansOfOursFirstWhenTheirSecretIsUnknown() {
        // Given
        var orphan = vendor.register(msn, urls.fresh().toString(), Set.of(CHECKED_IN));

        // When
        open();

        // Then
        assertThat(vendor.registrations(msn)).hasSize(2).doesNotContain(orphan);
        deliveredSoon(vendor.registration(msn, CREATED));
    }

    @Test
    void shouldHealWhenTheAnswerOfARegistrationIsLost() {
        // Given
        vendor.loseNextAnswer();

        // When
        open();

        // Then
        assertThat(vendor.registrations(msn)).hasSize(2);
        deliveredSoon(vendor.registration(msn, CREATED));
    }

    @Test
    void shouldRegisterAnewAndStillBelieveTheFormerWhenTheVendorHasDroppedOne() {
        // Given
        open();
        var dropped = vendor.registration(msn, CREATED);
        deliveredSoon(dropped);

        // When
        vendor.forget(dropped.id());
        await().atMost(PATIENCE).until(() -> vendor.registrations(msn).size() == 2);

        // Then
        deliveredSoon(vendor.registration(msn, CREATED));
        assertThat(deliveries.deliver(captured(dropped))).isEqualTo(200);
    }

    @Test
    void shouldRegisterWhenTheVendorIsBackAfterItWasDown() {
        // Given
        vendor.down(true);
        sales.write(List.of(msn));
        var before = vendor.calls();
        await().atMost(PATIENCE).until(() -> vendor.calls() > before + 3);

        // When
        vendor.down(false);

        // Then
        await().atMost(PATIENCE).until(() -> vendor.registrations(msn).size() == 2);
        deliveredSoon(vendor.registration(msn, CREATED));
    }

    @Test
    void shouldRegisterOnceWhenSeveralReplicasLookAtTheSameTime() {
        // Given
        vendor.down(true);
        sales.write(List.of(msn));
        var before = vendor.calls();
        await().atMost(PATIENCE).until(() -> vendor.calls() > before);
        vendor.down(false);

        // When
        var outcomes = Uni.join()
                .all(alignment.align(msn), alignment.align(msn), alignment.align(msn), alignment.align(msn))
                .andFailFast()
                .await()
                .atMost(PATIENCE);
        inLine();

        // Then
        assertThat(outcomes).contains(AlignmentOutcome.ELSEWHERE);
        assertThat(vendor.registrationsMade(msn)).isEqualTo(2);
        assertThat(vendor.registrations(msn)).hasSize(2);
    }

    @Test
    void shouldBelieveWhatAnotherReplicaRegisteredWhenTheFirstDeliveryCameTooEarly() {
        // Given
        var registered = vendor.register(msn, urls.fresh().toString(), VendorEvents.of(Expected.PAYMENT));
        assertThat(deliveries.deliver(captured(registered))).isEqualTo(401);

        // When
        insert(registered);

        // Then, long before the next refresh that is due
        await().atMost(Duration.ofSeconds(15)).until(() -> deliveries.deliver(captured(registered)) == 200);
    }

    @Test
    void shouldBelieveEitherSecretWhenTwoAreLiveForOneUrl() {
        // Given
        open();
        var one = vendor.registration(msn, CREATED);
        var two = vendor.register(msn, one.url(), one.events());

        // When
        insert(two);

        // Then
        await().atMost(PATIENCE).until(() -> deliveries.deliver(captured(two)) == 200);
        assertThat(deliveries.deliver(captured(one))).isEqualTo(200);
        assertThat(deliveries.deliver(captured(one).signedWith("neither"))).isEqualTo(401);
    }

    @Test
    void shouldVerifyFromMemoryAndStayReadyWhenTheDatabaseIsAway() {
        // Given
        open();
        var payments = vendor.registration(msn, CREATED);
        deliveredSoon(payments);

        // When
        LocalStack.databaseServer().stop();
        try {
            deliveries.deliver(captured(payments).signedFor(urls.fresh()));
            var known = deliveries.deliver(captured(payments));
            var wrong = deliveries.deliver(captured(payments).signedWith("other"));

            // Then
            assertThat(known).isEqualTo(200);
            assertThat(wrong).isEqualTo(401);
            assertThat(deliveries.status("/q/health/ready")).isEqualTo(200);
        } finally {
            LocalStack.databaseServer().resume();
        }
        insertedSoon();
    }

    /** It finds the database again by itself. */
    private void insertedSoon() {
        var next = String.valueOf(NEXT_MSN.incrementAndGet());
        sales.write(List.of(next));
        await().atMost(PATIENCE).until(() -> vendor.registrations(next).size() == 2);
        deliveredSoon(vendor.registration(next, CREATED));
    }

    @Test
    void shouldTellHowManyAreWantedAndPresentWhenAsked() {
        // When
        open();

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(deliveries.get("/q/health/ready"))
                        .containsPattern("\"registrations wanted\": *2")
                        .containsPattern("\"registrations present\": *2"));
        assertThat(deliveries.get("/q/metrics"))
                .contains("qrpay_ingress_registrations_wanted ", "qrpay_ingress_registrations_present ");
    }

    private void open() {
        sales.write(List.of(msn));
        await().atMost(PATIENCE).until(() -> vendor.registrations(msn).size() == 2);
        inLine();
    }

    private void inLine() {
        await().atMost(PATIENCE).until(() -> alignment.align(msn).await().atMost(PATIENCE) == AlignmentOutcome.IN_LINE);
    }

    private void insert(Vendor.Registered registered) {
        var secret = WebhookSecret.of(registered.secret());
        var url = URI.create(registered.url());
        var row = new KeptRegistration(
                UUID.randomUUID(), registered.id(), registered.msn(), Expected.PAYMENT, url, secret, false);
        table.insert(row, secret).await().atMost(PATIENCE);
    }

    private void deliveredSoon(Vendor.Registered registration) {
        await().atMost(PATIENCE).until(() -> deliveries.deliver(captured(registration)) == 200);
    }

    private static Webhook captured(Vendor.Registered registration) {
        var reference = "it-" + UUID.randomUUID();
        return Webhook.of(registration, Webhook.event(registration.msn(), reference, FactName.CAPTURED));
    }
}
