package io.qrpay.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.contracts.ContractExamples;
import io.qrpay.contracts.PaymentKey;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.local.kafka.Received;
import io.qrpay.local.kafka.TopicReader;
import io.qrpay.local.quarkus.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Where the worker stands: between a real broker and the packaged simulator. */
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "false"))
@QuarkusTestResource(SimulatorResource.class)
abstract class BetweenKafkaAndVipps {
    static final long AMOUNT = 4900;
    static final long PART = 1500;

    SimulatedVipps vipps;
    Statuses statuses;
    TopicReader<Fact> facts;

    @BeforeEach
    void open() {
        vipps = new SimulatedVipps(URI.create(config(SimulatorResource.URL)));
        statuses = new Statuses(config("kafka.bootstrap.servers"));
        facts = TopicReader.fromNow(config("kafka.bootstrap.servers"), "payment.event.v1", Fact.class);
    }

    @AfterEach
    void close() {
        vipps.works();
        statuses.close();
        facts.close();
    }

    /** The first fact of the payment, as the contract wants it. */
    Received<Fact> factOf(String reference) {
        var told = facts.first(key(reference).toString(), fact -> true);
        assertThat(ContractExamples.of("4-payment.event.v1").violations(Json.bytes(told.value())))
                .isEmpty();
        return told;
    }

    List<Received<Fact>> factsOf(String reference) {
        facts.poll(Duration.ofSeconds(1));
        return facts.received().stream()
                .filter(fact -> key(reference).toString().equals(fact.key()))
                .toList();
    }

    void assertCapturedOnce(String reference) {
        assertThat(vipps.sum(reference, "captured")).isEqualTo(PART);
        assertThat(vipps.effects(reference, "CAPTURED")).isEqualTo(1);
    }

    static PaymentKey key(String reference) {
        return new PaymentKey(SimulatedVipps.MSN, reference);
    }

    static String config(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
