package io.qrpay.initiator.polling;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.qrpay.contracts.Money;
import io.qrpay.contracts.PaymentKey;
import io.qrpay.contracts.payment.CaptureMode;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.FactBuilder;
import io.qrpay.contracts.payment.FactName;
import io.qrpay.contracts.payment.FactSource;
import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.contracts.payment.Request;
import io.qrpay.local.kafka.Received;
import io.qrpay.local.kafka.TopicReader;
import io.qrpay.local.kafka.TopicWriter;
import io.qrpay.local.quarkus.LocalStackResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real Kafka, real database, a vendor that counts who reads what. */
@QuarkusTest
@TestProfile(PollingIT.Polling.class)
class PollingIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant GUARANTEED =
            OffsetDateTime.parse(PolledVipps.GUARANTEED).toInstant();
    /** Longer than one round of polls, of which some may still be under way. */
    private static final long ROUND_MILLIS = 2_000;

    private static final String EVENTS = "payment.event.v1";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    @ConfigProperty(name = "test.vipps.url")
    String vipps;

    @Inject
    MeterRegistry meters;

    private TopicWriter writer;
    private TopicReader<PaymentStatus> statuses;

    /** Without what the other tests share: there nobody polls. */
    public static final class Polling implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(
                    new TestResourceEntry(LocalStackResource.class), new TestResourceEntry(PolledVippsResource.class));
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }

    /** A look into an event log. */
    private record Read(long at, String msn, String reference) {}

    @BeforeEach
    void open() {
        writer = new TopicWriter(broker);
        statuses = TopicReader.fromNow(broker, "payment.status.v1", PaymentStatus.class);
    }

    @AfterEach
    void close() {
        writer.close();
        statuses.close();
    }

    @Test
    void shouldHealAndCountAndThenPollEachTwoSecondsWhenNoWebhookComes() {
        // Given
        var first = created("100001", "heal");
        var began = Instant.now();

        // When
        happened(first, "AUTHORIZED");

        // Then
        until(first, status -> GUARANTEED.equals(status.captureGuaranteedUntil()));
        assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(15));
        await().atMost(PATIENCE).until(() -> missed("100001") >= 2);
        var next = created("100001", "heal");
        await().atMost(PATIENCE).until(() -> reads(next).size() >= 5);
        assertThat(pauses(next)).allSatisfy(pause -> assertThat(pause).isBetween(1_500L, 3_500L));
    }

    @Test
    void shouldAskSeldomWhileWebhooksCome() {
        // Given
        var payment = created("100002", "well");

        // When
        tell(webhook(payment, FactName.CREATED));

        // Then
        var until = Instant.now().plusSeconds(12);
        await().atMost(PATIENCE).until(() -> Instant.now().isAfter(until));
        assertThat(reads(payment)).as("polls while webhooks come").isEmpty();
        tell(webhook(payment, FactName.AUTHORIZED));
        until(payment, PaymentState.AUTHORIZED);
        assertThat(missed("100002")).isZero();
    }

    @Test
    void shouldAskOnceTheLifetimeIsOverThoughWebhooksCome() {
        // Given
        var payment = created("100004", "over", Instant.now().minusSeconds(PolledVippsResource.LIFETIME_SECONDS - 4));
        tell(webhook(payment, FactName.CREATED));
        until(payment, PaymentState.AWAITING_CUSTOMER);

        // When
        happened(payment, "EXPIRED");

        // Then
        until(payment, PaymentState.EXPIRED);
        assertThat(reads(payment)).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void shouldWaitAsLongAsVippsAsksForWhenThereWereTooManyRequests() {
        // Given
        var payment = created("100003", "busy");

        // When
        happened(payment, "AUTHORIZED");

        // Then
        until(payment, PaymentState.AUTHORIZED);
        assertThat(pauses(payment).getFirst())
                .isGreaterThanOrEqualTo(PolledVippsResource.retryAfter().toMillis());
    }

    @Test
    void shouldStayWithinTheBudgetAndForgetNobodyWhenFiveHundredAreOpen() {
        // Given
        var seconds = 20;
        var payments = IntStream.range(0, 500)
                .mapToObj(number -> payment("200001", "many"))
                .toList();
        payments.forEach(payment -> happened(payment, "CREATED"));
        var at = Instant.now();

        // When
        payments.forEach(payment -> tell(requested(payment, at), answered(payment, at)));
        untilAllAreKnown(payments);
        var from = System.currentTimeMillis() + ROUND_MILLIS;
        await().atMost(PATIENCE).until(() -> System.currentTimeMillis() > from + seconds * 1_000L);

        // Then
        var reads = readsOf("200001").stream()
                .filter(read -> read.at() >= from && read.at() < from + seconds * 1_000L)
                .toList();
        assertThat(reads.size())
                .as("GETs in %d s", seconds)
                .isBetween(
                        PolledVippsResource.GETS_PER_SECOND * seconds / 2,
                        PolledVippsResource.GETS_PER_SECOND * (seconds + 1));
        var asked = new HashSet<String>();
        var again = readsOf("200001").stream()
                .filter(read -> !asked.add(read.reference()) && read.at() >= from && asked.size() < payments.size())
                .toList();
        assertThat(again).as("asked a second time before all were asked").isEmpty();
    }

    private PaymentKey created(String msn, String beginning) {
        return created(msn, beginning, Instant.now());
    }

    /** Created at Vipps, and we have its answer. */
    private PaymentKey created(String msn, String beginning, Instant at) {
        var payment = payment(msn, beginning);
        happened(payment, "CREATED");
        tell(requested(payment, at), answered(payment, at));
        return payment;
    }

    private static PaymentKey payment(String msn, String beginning) {
        return new PaymentKey(msn, beginning + "-" + UUID.randomUUID());
    }

    private static Fact requested(PaymentKey payment, Instant at) {
        return fact(payment, FactName.REQUESTED, FactSource.TILL, at)
                .request(new Request("oslo-1", "till-1", at, at.plusSeconds(60), CaptureMode.MANUAL, null))
                .build();
    }

    private static Fact answered(PaymentKey payment, Instant at) {
        return fact(payment, FactName.CREATED, FactSource.ANSWER, at).build();
    }

    private static Fact webhook(PaymentKey payment, FactName name) {
        return fact(payment, name, FactSource.WEBHOOK, Instant.now())
                .pspReference("psp-" + name + "-" + payment.reference())
                .build();
    }

    private static FactBuilder fact(PaymentKey payment, FactName name, FactSource source, Instant at) {
        return Fact.of(payment, name, source, at.truncatedTo(ChronoUnit.MILLIS))
                .amount(new Money(4_900, "NOK"))
                .idempotencyKey("c-" + payment.reference());
    }

    private void tell(Fact... facts) {
        for (var fact : facts) {
            writer.send(EVENTS, fact.paymentKey().toString(), fact, Map.of());
        }
    }

    private void happened(PaymentKey payment, String event) {
        given().post(vipps + "/happened/" + payment.reference() + "/" + event)
                .then()
                .statusCode(200);
    }

    private void untilAllAreKnown(List<PaymentKey> payments) {
        var keys = payments.stream().map(PaymentKey::toString).toList();
        statuses.until(all -> all.stream().map(Received::key).collect(toSet()).containsAll(keys), PATIENCE);
    }

    private void until(PaymentKey payment, PaymentState state) {
        until(payment, status -> status.state() == state);
    }

    private void until(PaymentKey payment, Predicate<PaymentStatus> wish) {
        statuses.until(
                all -> all.stream()
                        .anyMatch(record -> payment.toString().equals(record.key()) && wish.test(record.value())),
                PATIENCE);
    }

    private double missed(String msn) {
        var counter = meters.find("qrpay.webhooks.missed").tag("msn", msn).counter();
        return counter == null ? 0 : counter.count();
    }

    private List<Long> pauses(PaymentKey payment) {
        var reads = reads(payment);
        return IntStream.range(1, reads.size())
                .mapToObj(i -> reads.get(i).at() - reads.get(i - 1).at())
                .toList();
    }

    private List<Read> reads(PaymentKey payment) {
        return readsOf(payment.msn()).stream()
                .filter(read -> read.reference().equals(payment.reference()))
                .toList();
    }

    private List<Read> readsOf(String msn) {
        return List.of(given().get(vipps + "/reads").as(Read[].class)).stream()
                .filter(read -> read.msn().equals(msn))
                .toList();
    }
}
