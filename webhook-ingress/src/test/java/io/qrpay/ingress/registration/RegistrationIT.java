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
import io.qrpay.vipps.salesunit.Party;
import io.qrpay.vipps.salesunit.SalesUnits;
import io.qrpay.vipps.webhook.WebhookSecret;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
    private static final String PARTNER = "partner key";
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
    RegistrationState state;

    @Inject
    TakenCheckIns taken;

    @Inject
    OurUrls urls;

    @Inject
    SalesUnits salesUnits;

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
        await().atMost(PATIENCE).until(() -> salesUnits.msns().contains(msn));
        vendor.down(false);

        // When
        var outcomes = Uni.join()
                .all(alignment.align(wish()), alignment.align(wish()), alignment.align(wish()), alignment.align(wish()))
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

        // Then, long before all rows are read again anyway
        await().atMost(Duration.ofSeconds(15)).until(() -> deliveries.deliver(captured(registered)) == 200);
    }

    @Test
    void shouldBelieveBothWhileTheyOverlapAndRefuseTheFormerAfterItWhenRenewed() {
        // Given
        open();
        var former = vendor.registration(msn, CREATED);
        deliveredSoon(former);

        // When
        sales.write(List.of(msn), Map.of("renewedAfter", Instant.now().toString()));
        await().atMost(PATIENCE).until(() -> vendor.registrations(msn, CREATED).size() == 2);
        var successor = vendor.registrations(msn, CREATED).stream()
                .filter(one -> !one.equals(former))
                .findAny()
                .orElseThrow();

        // Then
        deliveredSoon(successor);
        assertThat(deliveries.deliver(captured(former))).isEqualTo(200);
        await().atMost(PATIENCE).until(() -> deliveries.deliver(captured(former)) == 401);
        await().atMost(PATIENCE).until(() -> vendor.registrations(msn, CREATED).equals(List.of(successor)));
        assertThat(deliveries.deliver(captured(successor))).isEqualTo(200);
    }

    @Test
    void shouldPutANewCheckInInThePlaceOfTheFormerWhenRenewed() {
        // Given
        open();
        var former = vendor.registration(msn, CHECKED_IN);

        // When
        sales.write(List.of(msn), Map.of("renewedAfter", Instant.now().toString()));
        await().atMost(PATIENCE)
                .until(() -> !vendor.registrations(msn, CHECKED_IN).equals(List.of(former)));

        // Then
        await().atMost(PATIENCE)
                .until(() -> vendor.registrations(msn, CHECKED_IN).size() == 1);
        var successor = vendor.registration(msn, CHECKED_IN);
        await().atMost(PATIENCE).until(() -> deliveries.deliver(checkedIn(successor)) == 200);
        await().atMost(PATIENCE).until(() -> deliveries.deliver(checkedIn(former)) == 401);
        assertThat(vendor.refused()).isZero();
    }

    private static Webhook checkedIn(Vendor.Registered registration) {
        return Webhook.of(
                registration,
                Webhook.checkIn(registration.msn(), "till-1", UUID.randomUUID().toString()));
    }

    @Test
    void shouldRegisterOnceForAllSalesUnitsWhenAPartnerDoes() {
        // Given
        open();
        var own = vendor.registration(msn, CREATED);
        var second = String.valueOf(NEXT_MSN.incrementAndGet());

        // When
        sales.write(List.of(msn, second), Map.of("registeredFor", "PARTNER"));

        // Then
        await().atMost(PATIENCE).until(() -> vendor.registrations(PARTNER).size() == 2);
        var partners = vendor.registration(PARTNER, CREATED);
        await().atMost(PATIENCE).until(() -> deliveries.deliver(captured(partners, second)) == 200);
        assertThat(deliveries.deliver(captured(partners, msn))).isEqualTo(200);
        assertThat(deliveries.deliver(captured(own))).isEqualTo(200);
        await().atMost(PATIENCE).until(() -> vendor.registrations(msn).isEmpty());
        assertThat(vendor.registrations(second)).isEmpty();
        assertThat(vendor.registrationsMade(PARTNER)).isEqualTo(2);

        // When
        sales.write(List.of(msn, second));

        // Then
        await().atMost(PATIENCE)
                .until(() -> vendor.registrations(msn).size() == 2
                        && vendor.registrations(second).size() == 2);
        await().atMost(PATIENCE).until(() -> vendor.registrations(PARTNER).isEmpty());
    }

    @Test
    void shouldNotTellOfThePartnersOtherSalesUnits() {
        // Given
        sales.write(List.of(msn), Map.of("registeredFor", "PARTNER"));
        await().atMost(PATIENCE).until(() -> vendor.registrations(PARTNER).size() == 2);
        var partners = vendor.registration(PARTNER, CREATED);
        await().atMost(PATIENCE).until(() -> deliveries.deliver(captured(partners, msn)) == 200);

        // When
        var answer = deliveries.deliver(captured(partners, "99999"));

        // Then
        assertThat(answer).isEqualTo(200);
        assertThat(deliveries.get("/q/metrics")).containsPattern("event=\"FOREIGN\",outcome=\"NOT_OURS\"\\} [1-9]");
    }

    @Test
    void shouldTellWhenAnotherSystemHasTheCheckIn() {
        // Given
        vendor.register(msn, "https://shop.example/?callback=webhook", Set.of(CHECKED_IN));

        // When
        sales.write(List.of(msn));

        // Then
        await().atMost(PATIENCE).until(() -> taken.count() == 1);
        sales.write(VendorResource.MSNS);
        await().atMost(PATIENCE).until(() -> taken.count() == 0);
    }

    @Test
    void shouldPauseForAllWhenTheVendorAsksForIt() {
        // Given
        var others = Stream.generate(() -> String.valueOf(NEXT_MSN.incrementAndGet()))
                .limit(20)
                .toList();
        var before = vendor.calls();
        vendor.busy(1);

        // When
        sales.write(others);
        await().atMost(PATIENCE)
                .until(() -> others.stream()
                        .allMatch(one -> vendor.registrations(one).size() == 2));

        // Then
        var gap = longestGap(vendor.callTimes().subList(before, vendor.calls()));
        assertThat(gap).isGreaterThan(Duration.ofMillis(1900));
    }

    private static Duration longestGap(List<Long> times) {
        return IntStream.range(1, times.size())
                .mapToObj(i -> Duration.ofNanos(times.get(i) - times.get(i - 1)))
                .max(Duration::compareTo)
                .orElseThrow();
    }

    @Test
    void shouldOpenWhatAFormerKeySealedAndSealItAnew() throws SQLException {
        // Given
        open();
        var payments = vendor.registration(msn, CREATED);
        var former =
                new SecretSeal(ConfiguredIngress.with(Map.of("qrpay.ingress.secret-key", VendorResource.FORMER_KEY)));
        var row = await().atMost(PATIENCE).ignoreExceptions().until(() -> rowOf(payments), any -> true);
        reseal(former, row, payments.secret());
        var before = keyOf(row);

        // When
        table.sealAnew().await().atMost(PATIENCE);

        // Then
        assertThat(before).isEqualTo(former.keyId());
        assertThat(keyOf(row)).isNotEqualTo(former.keyId());
        var kept = table.of(new Party.SalesUnit(msn), List.of()).await().atMost(PATIENCE);
        assertThat(kept)
                .filteredOn(one -> one.id().equals(row))
                .extracting(one -> one.secret().reveal())
                .containsExactly(payments.secret());
    }

    private UUID rowOf(Vendor.Registered registration) throws SQLException {
        return UUID.fromString(text(
                "select id::text from webhook_ingress.registration where vendor_id = '" + registration.id() + "'"));
    }

    private String keyOf(UUID row) throws SQLException {
        return text("select key_id from webhook_ingress.registration where id = '" + row + "'");
    }

    private String text(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private void reseal(SecretSeal key, UUID row, String secret) throws SQLException {
        var sql = "update webhook_ingress.registration set key_id = ?, secret = ? where id = ?";
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, key.keyId());
            statement.setBytes(2, key.seal(row, secret));
            statement.setObject(3, row);
            statement.executeUpdate();
        }
    }

    @Test
    void shouldBeReadyWhenTheVendorWasAwayFromTheStart() {
        // Given
        vendor.down(true);
        sales.write(List.of(msn));
        var before = vendor.calls();
        await().atMost(PATIENCE).until(() -> vendor.calls() > before + 2);

        // Then
        assertThat(deliveries.status("/q/health/ready")).isEqualTo(200);
        await().atMost(PATIENCE).until(() -> state.failing() == 1);
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
    void shouldTellHowManyAreWantedAndInLineWhenAsked() {
        // When
        open();

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(deliveries.get("/q/health/ready"))
                        .containsPattern("\"registrations wanted\": *2")
                        .containsPattern("\"registrations in line\": *2"));
        await().atMost(PATIENCE).until(() -> state.oldestAge() > 0);
        assertThat(deliveries.get("/q/metrics"))
                .contains(
                        "qrpay_ingress_registrations_wanted ",
                        "qrpay_ingress_registrations_in_line ",
                        "qrpay_ingress_registrations_failing ",
                        "qrpay_ingress_registrations_oldest_age_seconds ");
    }

    private Wish wish() {
        return new Wish(new Party.SalesUnit(msn), true, null);
    }

    private void open() {
        sales.write(List.of(msn));
        await().atMost(PATIENCE).until(() -> vendor.registrations(msn).size() == 2);
        inLine();
    }

    private void inLine() {
        await().atMost(PATIENCE)
                .until(() -> alignment.align(wish()).await().atMost(PATIENCE) == AlignmentOutcome.IN_LINE);
    }

    private void insert(Vendor.Registered registered) {
        var secret = WebhookSecret.of(registered.secret());
        var url = URI.create(registered.url());
        var party = new Party.SalesUnit(registered.msn());
        var row = new KeptRegistration(
                UUID.randomUUID(), registered.id(), party, Expected.PAYMENT, url, secret, Instant.now(), false);
        table.insert(row, secret).await().atMost(PATIENCE);
    }

    private void deliveredSoon(Vendor.Registered registration) {
        await().atMost(PATIENCE).until(() -> deliveries.deliver(captured(registration)) == 200);
    }

    private static Webhook captured(Vendor.Registered registration) {
        return captured(registration, registration.msn());
    }

    private static Webhook captured(Vendor.Registered registration, String msn) {
        var reference = "it-" + UUID.randomUUID();
        return Webhook.of(registration, Webhook.event(msn, reference, FactName.CAPTURED));
    }
}
