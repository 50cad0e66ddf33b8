package io.qrpay.initiator.checkout;

import static io.qrpay.initiator.Checkouts.checkout;
import static io.qrpay.initiator.Checkouts.reference;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.FactName;
import io.qrpay.initiator.vipps.FakeVippsResource;
import io.qrpay.local.kafka.Received;
import io.qrpay.local.kafka.TopicReader;
import io.qrpay.local.kafka.TopicWriter;
import io.qrpay.local.quarkus.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Tills of the store {@code oslo-1}, over REST and Kafka, and the facts that come of what they ask. */
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FakeVippsResource.class)
abstract class AtTheTill {
    static final String CHECKOUTS = "checkout.requested.v1";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    @ConfigProperty(name = "test.vipps.url")
    String vipps;

    TopicWriter tills;
    TopicReader<Fact> facts;

    @BeforeEach
    void open() {
        tills = new TopicWriter(broker);
        facts = TopicReader.fromNow(broker, "payment.event.v1", Fact.class);
    }

    @AfterEach
    void close() {
        tills.close();
        facts.close();
    }

    static ValidatableResponse post(String checkout) {
        return given().contentType(ContentType.JSON)
                .body(checkout)
                .post("/v1/stores/oslo-1/payments")
                .then();
    }

    static ValidatableResponse problem(ValidatableResponse answer, int status, String type) {
        return answer.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:qrpay:problem:" + type))
                .body("status", equalTo(status));
    }

    Instant write(String reference, String text) {
        return Instant.ofEpochMilli(
                tills.write(CHECKOUTS, "oslo-1/" + reference, bytes(text)).timestamp());
    }

    List<String> createCalls(String reference) {
        return given().get(vipps + "/books/" + reference).jsonPath().getList("", String.class);
    }

    List<Received<Fact>> untilNames(String reference, List<FactName> names) {
        return of(facts.until(all -> names(all, reference).equals(names)), reference);
    }

    List<Fact> until(String reference, Predicate<List<Fact>> enough) {
        return of(facts.until(all -> enough.test(values(of(all, reference)))), reference).stream()
                .map(Received::value)
                .toList();
    }

    static List<FactName> names(List<Received<Fact>> all, String reference) {
        return values(of(all, reference)).stream().map(Fact::name).toList();
    }

    private static List<Fact> values(List<Received<Fact>> records) {
        return records.stream().map(Received::value).toList();
    }

    private static List<Received<Fact>> of(List<Received<Fact>> all, String reference) {
        return all.stream()
                .filter(record -> record.key().endsWith("/" + reference))
                .toList();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
