package io.qrpay.initiator.deadline;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.micrometer.core.instrument.MeterRegistry;
import io.qrpay.contracts.Money;
import io.qrpay.contracts.PaymentKey;
import io.qrpay.contracts.payment.CaptureMode;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.FactBuilder;
import io.qrpay.contracts.payment.FactName;
import io.qrpay.contracts.payment.FactSource;
import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.contracts.payment.Request;
import io.qrpay.initiator.vipps.FakeVippsResource;
import io.qrpay.local.kafka.TopicReader;
import io.qrpay.local.kafka.TopicWriter;
import io.qrpay.local.quarkus.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FakeVippsResource.class)
class DeadlinesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    private final String store = "oslo-" + UUID.randomUUID();

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    @Inject
    Deadlines deadlines;

    @Inject
    MeterRegistry meters;

    private TopicWriter writer;
    private TopicReader<PaymentStatus> statuses;

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
    void shouldWarnOnceBeforeTheMoneyIsLostAndSayNoMoreWhenItIsCaptured() {
        // Given
        var deadline = NOW.plus(Duration.ofHours(5));
        var pressing = approved("pressing", NOW.minus(Duration.ofDays(6)), deadline);
        var calm = approved("calm", NOW, NOW.plus(Duration.ofDays(7)));

        // When
        look();

        // Then
        var warned = until(pressing, status -> status.captureDueBy() != null);
        assertThat(warned.captureDueBy()).isEqualTo(deadline);
        assertThat(warned.occurredAt()).isEqualTo(deadline.minus(Duration.ofDays(1)));
        var warnings = warnings();
        look();
        look();
        assertThat(warnings()).isEqualTo(warnings);
        assertThat(told(pressing)).as("versions since the warning").isEqualTo(warned.version());
        captured(pressing);
        assertThat(until(pressing, PaymentStatus::isFinal).captureDueBy()).isNull();
        assertThat(latest(calm).captureDueBy()).isNull();
    }

    @Test
    void shouldEstimateTheDeadlineWhenTheVendorDidNotTellIt() {
        // Given
        var since = NOW.minus(Duration.ofDays(7)).plusSeconds(3_600);
        var payment = approved("guess", since, null);

        // When
        look();

        // Then
        var warned = until(payment, status -> status.captureDueBy() != null);
        assertThat(warned.captureGuaranteedUntil()).isNull();
        assertThat(warned.captureDueBy()).isEqualTo(since.plus(Duration.ofDays(7)));
    }

    @Test
    void shouldListWhatIsOpenTheNearestDeadlineFirst() {
        // Given
        var last = approved("last", NOW, NOW.plus(Duration.ofDays(9)));
        var guessed = approved("guessed", NOW, null);
        var first = approved("first", NOW, NOW.plus(Duration.ofDays(5)));
        var done = approved("done", NOW, NOW.plus(Duration.ofDays(1)));
        captured(done);

        // When
        var page = given().get("/v1/stores/" + store + "/payments?open=authorized&limit=2")
                .then();

        // Then
        page.statusCode(200).body("payments.reference", contains(first.reference(), guessed.reference()));
        String next = page.extract().path("next");
        given().get("/v1/stores/" + store + "/payments?open=authorized&limit=2&cursor=" + next)
                .then()
                .body("payments.reference", contains(last.reference()))
                .body("next", equalTo(null));
        given().get("/v1/stores/" + store + "/payments?open=authorized&posId=pos-7&state=AUTHORIZED")
                .then()
                .body("payments", hasSize(3));
        given().get("/v1/stores/" + store + "/payments?open=yes")
                .then()
                .statusCode(400)
                .body("errors.name", hasItem("open"));
    }

    @Test
    void shouldShowHowMuchIsOpenAndHowMuchTimeIsLeft() {
        var lost = approved("gauge", NOW, NOW.minusSeconds(100));

        look();

        until(lost, status -> status.captureDueBy() != null);
        assertThat(gauge("qrpay.deadlines.open")).isPositive();
        assertThat(gauge("qrpay.deadlines.nearest")).isLessThan(-99);
    }

    private void look() {
        deadlines.tick().await().atMost(PATIENCE);
    }

    private PaymentKey approved(String beginning, Instant since, @Nullable Instant guaranteedUntil) {
        var payment = new PaymentKey("123456", beginning + "-" + UUID.randomUUID());
        tell(
                fact(payment, FactName.REQUESTED, FactSource.TILL, since)
                        .request(new Request(store, "pos-7", since, since.plusSeconds(60), CaptureMode.MANUAL, null)),
                fact(payment, FactName.CREATED, FactSource.ANSWER, since),
                fact(payment, FactName.AUTHORIZED, FactSource.WEBHOOK, since).captureGuaranteedUntil(guaranteedUntil));
        until(payment, PaymentStatus::paid);
        return payment;
    }

    private void captured(PaymentKey payment) {
        tell(fact(payment, FactName.CAPTURED, FactSource.WEBHOOK, NOW));
        until(payment, PaymentStatus::isFinal);
    }

    private static FactBuilder fact(PaymentKey payment, FactName name, FactSource source, Instant at) {
        return Fact.of(payment, name, source, at)
                .amount(new Money(4_900, "NOK"))
                .idempotencyKey("c-" + payment.reference());
    }

    private void tell(FactBuilder... facts) {
        for (var fact : facts) {
            var told = fact.build();
            writer.write("payment.event.v1", told.paymentKey().toString(), told, Map.of());
        }
    }

    private PaymentStatus until(PaymentKey payment, Predicate<PaymentStatus> wish) {
        statuses.until(
                all -> all.stream()
                        .anyMatch(record -> payment.toString().equals(record.key()) && wish.test(record.value())),
                PATIENCE);
        return latest(payment);
    }

    private PaymentStatus latest(PaymentKey payment) {
        return statuses.received().stream()
                .filter(record -> payment.toString().equals(record.key()))
                .toList()
                .getLast()
                .value();
    }

    /** The version that the projection shows. */
    private long told(PaymentKey payment) {
        return given().get("/v1/stores/" + store + "/payments/" + payment.reference())
                .then()
                .extract()
                .jsonPath()
                .getLong("version");
    }

    private double warnings() {
        return meters.get("qrpay.deadlines.warnings").counter().count();
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }
}
