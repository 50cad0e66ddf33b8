package io.qrpay.registry.onetime;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.qrpay.contracts.qr.QrState;
import io.qrpay.contracts.qr.QrStatus;
import io.qrpay.local.kafka.Received;
import io.qrpay.local.kafka.TopicReader;
import io.qrpay.local.quarkus.LocalStackResource;
import io.qrpay.local.quarkus.SimulatorResource;
import io.qrpay.local.simulator.LegacyShop;
import io.qrpay.local.simulator.LegacyShop.Begun;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A payment or agreement of another system is followed from its code to its end. */
@QuarkusTest
@TestProfile(Impatient.class)
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(SimulatorResource.class)
class FollowingIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String MSN = "100001";

    @TestHTTPResource
    URI service;

    @ConfigProperty(name = SimulatorResource.URL)
    URI simulator;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    @Inject
    Pool database;

    private LegacyShop shop;
    private TopicReader<QrStatus> topic;

    @BeforeEach
    void open() {
        shop = new LegacyShop(simulator);
        topic = TopicReader.fromNow(broker, "qr.status.v1", QrStatus.class);
    }

    @AfterEach
    void close() {
        shop.mends();
        shop.letWait(600);
        shop.close();
        topic.close();
    }

    @Test
    void shouldTellEachStepWhenCustomerScansAndApproves() {
        // Given
        var payment = shop.beginPayment(MSN);
        var id = code(payment);
        var listener = new Listener(service, id, -1);
        await().atMost(PATIENCE).until(() -> listener.states().contains("SHOWN"));

        // When
        shop.customerDoes("open", payment);
        await().atMost(PATIENCE).until(() -> listener.states().contains("SCANNED"));
        shop.customerDoes("approve", payment);

        // Then
        await().atMost(PATIENCE).until(listener::isOver);
        assertThat(listener.states()).containsExactly("SHOWN", "SCANNED", "RESERVED");
        // The topic is told once a second: of steps that follow faster only the last.
        assertThat(told(id)).extracting(QrStatus::version).endsWith(3L).isSorted();
        assertThat(told(id))
                .allSatisfy(status -> assertThat(status.isFinal()).isEqualTo(status.state() == QrState.RESERVED));
        assertThat(told(id)).extracting(QrStatus::codeId).containsOnly(payment.id());
        assertThat(recordsOf(id).getLast().headers()).containsEntry("ce_type", "io.qrpay.qr.reserved.v1");
        one(id).then().body("state", equalTo("RESERVED")).body("final", equalTo(true));
    }

    @Test
    void shouldTellAgreementsEndWhenCustomerAnswers() {
        // Given
        var accepted = shop.offerAgreement(MSN);
        var refused = shop.offerAgreement(MSN);
        var acceptedId = code(accepted);
        var refusedId = code(refused);

        // When
        shop.customerDoes("approve", accepted);
        shop.customerDoes("decline", refused);

        // Then
        awaitState(acceptedId, "ACTIVE");
        awaitState(refusedId, "STOPPED");
        assertThat(told(acceptedId).getLast().codeId()).isEqualTo(accepted.id());
    }

    @Test
    void shouldTellCancelledWhenCustomerDeclinesPayment() {
        // Given
        var payment = shop.beginPayment(MSN);
        var id = code(payment);

        // When
        shop.customerDoes("decline", payment);

        // Then
        awaitState(id, "CANCELLED");
    }

    @Test
    void shouldTellExpiredWhenNobodyComesInTime() {
        // Given
        shop.letWait(3);

        // When
        var payment = code(shop.beginPayment(MSN));
        var agreement = code(shop.offerAgreement(MSN));

        // Then
        awaitState(payment, "EXPIRED");
        awaitState(agreement, "EXPIRED");
    }

    @Test
    void shouldAskNoMoreOnceItHasEnded() {
        // Given
        var payment = shop.beginPayment(MSN);
        var id = code(payment);
        shop.customerDoes("approve", payment);
        awaitState(id, "RESERVED");
        var looks = shop.looks(payment);

        // Then
        await().during(Duration.ofSeconds(3)).atMost(PATIENCE).until(() -> shop.looks(payment) == looks);
    }

    @Test
    void shouldAskOnceASecondWhenPaymentIsFollowed() {
        // Given
        var payment = shop.beginPayment(MSN);
        var id = code(payment);
        await().atMost(PATIENCE).until(() -> shop.looks(payment) > 0);
        var before = shop.looks(payment);
        var begun = System.nanoTime();

        // When
        await().atMost(Duration.ofSeconds(20)).until(() -> shop.looks(payment) >= before + 5);

        // Then
        var seconds = (System.nanoTime() - begun) / 1e9;
        assertThat(5 / seconds).isBetween(0.8, 1.3);
        shop.customerDoes("approve", payment);
        awaitState(id, "RESERVED");
    }

    @Test
    void shouldFailWhenVippsKnowsNoSuchOrder() {
        // Given
        var payment = shop.beginPayment(MSN);

        // When
        var id = code(new Begun("ecom", "nobodys-" + UUID.randomUUID(), payment.url()));

        // Then
        awaitState(id, "FAILED");
        one(id).then().body("failure.code", equalTo("NOT_FOUND"));
    }

    @Test
    void shouldGoOnWhenVippsCouldNotBeAskedForAWhile() {
        // Given
        var payment = shop.beginPayment(MSN);
        shop.breaks("{\"kind\":\"STATUS\",\"operation\":\"ECOM_DETAILS\",\"status\":500,\"count\":6}");
        var id = code(payment);

        // When
        shop.customerDoes("approve", payment);

        // Then
        awaitState(id, "RESERVED");
    }

    @Test
    void shouldLeaveItAloneWhileAnotherReplicaLooks() {
        // Given
        var payment = shop.beginPayment(MSN);
        var id = code(payment);
        lease(id, Duration.ofSeconds(5));
        shop.customerDoes("approve", payment);

        // Then
        await().during(Duration.ofSeconds(3))
                .atMost(PATIENCE)
                .until(() -> one(id).path("state").equals("SHOWN"));
        awaitState(id, "RESERVED");
    }

    /** As a replica does that is about to look, and then is gone. */
    private void lease(String id, Duration time) {
        var until = OffsetDateTime.now(ZoneOffset.UTC).plus(time);
        await().atMost(PATIENCE)
                .until(() -> database.preparedQuery(
                                        "update one_time_qr set lease = $1, leased_until = $2 where id = $3 and (leased_until is null or leased_until < now())")
                                .execute(Tuple.of(UUID.randomUUID(), until, UUID.fromString(id)))
                                .await()
                                .atMost(Duration.ofSeconds(5))
                                .rowCount()
                        == 1);
    }

    private String code(Begun begun) {
        var field = begun.kind().equals("ecom") ? "ecomOrderId" : "agreementId";
        return given().contentType("application/json")
                .body("{\"msn\":\"%s\",\"url\":\"%s\",\"%s\":\"%s\",\"storeId\":\"store-1\"}"
                        .formatted(MSN, begun.url(), field, begun.id()))
                .post("/v1/one-time-qrs")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Response one(String id) {
        return given().get("/v1/one-time-qrs/" + id);
    }

    private void awaitState(String id, String state) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> one(id).then().body("state", equalTo(state)).body("final", equalTo(true)));
        assertThat(told(id).getLast().state()).hasToString(state);
    }

    private List<QrStatus> told(String id) {
        return recordsOf(id).stream().map(Received::value).toList();
    }

    /** All that is told of a code, up to its end. */
    private List<Received<QrStatus>> recordsOf(String id) {
        return topic
                .until(all -> of(all, id).stream().anyMatch(one -> one.value().isFinal()))
                .stream()
                .filter(one -> one.key().equals(MSN + "/" + id))
                .toList();
    }

    private static List<Received<QrStatus>> of(List<Received<QrStatus>> all, String id) {
        return all.stream().filter(one -> one.key().equals(MSN + "/" + id)).toList();
    }
}
