package io.qrpay.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.local.kafka.ContractTopics;
import io.qrpay.local.kafka.Topic;
import io.qrpay.local.kafka.TopicReader;
import io.qrpay.local.process.Service;
import io.qrpay.local.process.ServiceProcess;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Vipps captures nothing for a while: what is to be captured waits in Kafka, and comes gently afterwards. */
class BacklogFlowIT {
    private static final Duration READY = Duration.ofMinutes(2);
    private static final int PAYMENTS = 120;
    private static final int IN_HAND = 16;
    private static final int CALLS_PER_SECOND = 20;

    private final Chain chain = Chain.get();
    private final ServiceProcess worker = chain.stack().process(Service.CAPTURE_WORKER);

    @BeforeEach
    void makeTheWorkerSmall() {
        worker.restartWith(Map.of(
                        "QRPAY_OPERATIONS_IN_HAND", String.valueOf(IN_HAND),
                        "QRPAY_OPERATIONS_CALLS_PER_SECOND", String.valueOf(CALLS_PER_SECOND),
                        "QRPAY_OPERATIONS_SETTLE_WITHIN", "PT3S",
                        "QRPAY_OPERATIONS_DEFERRAL_SHORTEST", "PT2S",
                        "QRPAY_OPERATIONS_DEFERRAL_LONGEST", "PT4S"))
                .awaitReady(READY);
    }

    @AfterEach
    void makeItLargeAgain() {
        chain.calm();
        worker.restartWith(Map.of(
                        "QRPAY_OPERATIONS_IN_HAND", "256",
                        "QRPAY_OPERATIONS_CALLS_PER_SECOND", "500",
                        "QRPAY_OPERATIONS_SETTLE_WITHIN", "PT40S",
                        "QRPAY_OPERATIONS_DEFERRAL_SHORTEST", "PT30S",
                        "QRPAY_OPERATIONS_DEFERRAL_LONGEST", "PT5M"))
                .awaitReady(READY);
    }

    @Test
    void shouldHoldFewAndBuryNoneWhileVippsIsDownAndDrainGentlyAfterwards() {
        // Given
        var buried = buried();
        var mostInHand = new AtomicInteger();
        chain.letGoWrong(Map.of("kind", "STATUS", "operation", "CAPTURE", "status", 503));
        chain.everybodyApproves();

        // When
        var sales = chain.sell(PAYMENTS, 30);
        sales.forEach(sale -> chain.until(sale.paymentKey(), PaymentState.AUTHORIZED));
        await().atMost(Chain.PATIENCE).until(() -> watch(mostInHand) && isOpen());
        var downUntil = Instant.now().plusSeconds(10);
        await().atMost(Chain.PATIENCE)
                .until(() -> watch(mostInHand) && Instant.now().isAfter(downUntil));
        chain.calm();
        var statuses = chain.untilFinal(sales);

        // Then
        assertThat(mostInHand).hasPositiveValue().hasValueLessThanOrEqualTo(IN_HAND);
        assertThat(buried()).isEqualTo(buried);
        assertThat(statuses).extracting(PaymentStatus::state).containsOnly(PaymentState.CAPTURED);
        assertThat(drained(statuses)).isGreaterThan(Duration.ofSeconds(PAYMENTS / CALLS_PER_SECOND - 1));
        chain.assertAgrees(statuses);
    }

    /** From the first to the last capture at Vipps. */
    private static Duration drained(Collection<PaymentStatus> statuses) {
        var times = statuses.stream().map(PaymentStatus::occurredAt).sorted().toList();
        return Duration.between(times.getFirst(), times.getLast());
    }

    private boolean watch(AtomicInteger most) {
        most.accumulateAndGet(metric("qrpay_operation_in_hand"), Math::max);
        return true;
    }

    private boolean isOpen() {
        return metric("qrpay_vipps_circuit_open\\{[^}]*operation=\"capture\"[^}]*}") == 1;
    }

    private int metric(String name) {
        var metrics = chain.answer(HttpRequest.newBuilder(worker.managementUrl().resolve("/q/metrics"))
                .build());
        var found = Pattern.compile("(?m)^" + name + " ([0-9.]+)$").matcher(metrics.body());
        return found.find() ? (int) Double.parseDouble(found.group(1)) : 0;
    }

    /** How many dead letters there are. */
    private int buried() {
        return dead().stream().mapToInt(this::count).sum();
    }

    private static List<String> dead() {
        return ContractTopics.read().stream()
                .map(Topic::name)
                .filter(name -> name.endsWith(".dlq"))
                .toList();
    }

    private int count(String topic) {
        try (var letters = TopicReader.fromStart(chain.stack().kafka().bootstrapServers(), topic)) {
            letters.poll(Duration.ofSeconds(1));
            return letters.received().size();
        }
    }
}
