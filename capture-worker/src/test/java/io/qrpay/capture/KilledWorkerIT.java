package io.qrpay.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.qrpay.contracts.PaymentKey;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.FactName;
import io.qrpay.contracts.payment.OperationKey;
import io.qrpay.local.FreePort;
import io.qrpay.local.kafka.ContractTopics;
import io.qrpay.local.kafka.LocalKafka;
import io.qrpay.local.kafka.Received;
import io.qrpay.local.kafka.TopicReader;
import io.qrpay.local.process.ServiceProcess;
import io.qrpay.local.process.ServiceSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The packaged worker is taken away in mid-flow: no attempt takes effect twice, none is forgotten. */
class KilledWorkerIT {
    private static final Duration READY = Duration.ofMinutes(2);
    private static final Path JAR =
            Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath();
    private static final long AMOUNT = 4900;
    private static final long PART = 1500;
    private static final int COUNT = 30;

    private final LocalKafka kafka = LocalKafka.start()
            .create(ContractTopics.read().stream().map(topic -> topic.atMost(4)).toList());
    private final ServiceProcess simulator = SimulatorResource.launch();
    private final ServiceProcess worker = worker();
    private SimulatedVipps vipps;
    private Statuses statuses;
    private TopicReader<Fact> facts;

    @BeforeEach
    void open() {
        vipps = new SimulatedVipps(simulator.baseUrl());
        statuses = new Statuses(kafka.bootstrapServers());
        facts = TopicReader.fromStart(kafka.bootstrapServers(), "payment.event.v1", Fact.class);
        worker.start().awaitReady(READY);
    }

    @AfterEach
    void close() {
        worker.kill();
        facts.close();
        statuses.close();
        simulator.close();
        kafka.close();
    }

    @Test
    void shouldCaptureOnceWhenTheWorkerIsKilledBetweenTheCaptureAndItsAnswer() {
        // Given
        vipps.breaks("""
                {"kind":"LATE_ANSWER","operation":"CAPTURE","delayMillis":8000}""");
        var references = approved();

        // When
        await().atMost(READY).until(() -> references.stream().anyMatch(this::isCaptured));
        worker.kill();
        vipps.works();
        worker.start().awaitReady(READY);

        // Then
        assertEachCapturedOnce(references);
    }

    @Test
    void shouldCaptureOnceWhenAFrozenWorkerWakesAfterAnotherTookOver() {
        // Given
        vipps.breaks("""
                {"kind":"LATE_ANSWER","operation":"CAPTURE","delayMillis":8000}""");
        var references = approved();
        await().atMost(READY).until(() -> references.stream().anyMatch(this::isCaptured));

        // When
        worker.freeze();
        vipps.works();
        try (var other = worker().start().awaitReady(READY)) {
            assertEachCapturedOnce(references);
            worker.thaw();
            worker.awaitReady(READY);

            // Then
            var last = approve();
            assertEachCapturedOnce(List.of(last));
            assertThat(other.isAlive()).isTrue();
        }
        assertEachCapturedOnce(references);
    }

    private List<String> approved() {
        return IntStream.range(0, COUNT).mapToObj(i -> approve()).toList();
    }

    private String approve() {
        var reference = vipps.approved(AMOUNT);
        statuses.publish(statuses.toCapture(reference, AMOUNT, PART));
        return reference;
    }

    private boolean isCaptured(String reference) {
        return vipps.sum(reference, "captured") > 0;
    }

    private void assertEachCapturedOnce(List<String> references) {
        var keys =
                references.stream().map(reference -> key(reference).toString()).collect(Collectors.toSet());
        var told = facts.until(all -> captured(all, keys).size() == references.size(), READY);
        assertThat(references).allSatisfy(reference -> {
            assertThat(vipps.sum(reference, "captured")).isEqualTo(PART);
            assertThat(vipps.effects(reference, "CAPTURED")).isEqualTo(1);
        });
        assertThat(told.stream().map(Received::value).filter(fact -> fact.name() == FactName.CAPTURED))
                .allSatisfy(fact ->
                        assertThat(fact.idempotencyKey()).isEqualTo(OperationKey.of(fact.paymentKey(), "auto", 1)));
    }

    private static Set<String> captured(List<Received<Fact>> all, Set<String> keys) {
        return all.stream()
                .filter(fact -> fact.value().name() == FactName.CAPTURED)
                .map(Received::key)
                .filter(keys::contains)
                .collect(Collectors.toSet());
    }

    private static PaymentKey key(String reference) {
        return new PaymentKey(SimulatedVipps.MSN, reference);
    }

    private ServiceProcess worker() {
        var port = FreePort.find();
        var settings = Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                kafka.bootstrapServers(),
                "QRPAY_SALES_UNITS_FILE",
                SimulatorResource.salesUnits(simulator.baseUrl()).toString());
        var log = Path.of("target", "worker-" + port + ".log").toAbsolutePath();
        var spec = new ServiceSpec("capture-worker", JAR, List.of("-Xmx128m"), settings, port, log);
        return ServiceProcess.alone(spec);
    }
}
