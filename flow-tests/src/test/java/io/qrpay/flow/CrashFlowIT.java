package io.qrpay.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.local.process.Service;
import io.qrpay.local.simulator.Crowd;
import io.qrpay.local.till.Sale;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Processes die or freeze while payments are under way. */
class CrashFlowIT {
    private static final Duration READY = Duration.ofMinutes(2);

    private final Chain chain = Chain.get();

    @BeforeEach
    void customers() {
        chain.simulator().letIn(new Crowd(0.8, 0.2, 0, new Crowd.Delay(0, 500, 2_000), 3));
    }

    @AfterEach
    void calm() {
        chain.calm();
    }

    @ParameterizedTest
    @EnumSource(
            names = {"VIPPS_SIMULATOR", "QR_REGISTRY"},
            mode = EnumSource.Mode.EXCLUDE)
    void shouldLoseAndDoubleNothingWhenAServiceIsKilledInMidFlow(Service service) {
        // Given
        var selling = selling(60, 10);
        chain.untilSome(PaymentState.CAPTURED);

        // When
        var process = chain.stack().process(service);
        process.kill();
        process.start().awaitReady(READY);

        // Then
        assertAllEnd(selling);
    }

    @Test
    void shouldNeverGoBackWhenAFrozenFoldWakesAfterItsPartitionsMoved() {
        // Given
        var other = chain.stack().addReplica(Service.PAYMENT_INITIATOR, Map.of("QRPAY_FOLD_INSTANCE", "replica-2"));
        var selling = selling(150, 10);
        chain.untilSome(PaymentState.CAPTURED);

        // When
        other.freeze();
        var during = chain.sell(40, 4);
        chain.untilFinal(during);
        other.thaw();

        // Then
        chain.assertAgrees(chain.untilFinal(during));
        assertAllEnd(selling);
        other.stop();
    }

    private CompletableFuture<List<Sale>> selling(int payments, double perSecond) {
        return CompletableFuture.supplyAsync(() -> chain.sell(payments, perSecond), Thread::startVirtualThread);
    }

    private void assertAllEnd(CompletableFuture<List<Sale>> selling) {
        var statuses = chain.untilFinal(selling.join());
        assertThat(statuses).extracting(PaymentStatus::state).containsOnly(PaymentState.CAPTURED, PaymentState.ABORTED);
        chain.assertAgrees(statuses);
    }
}
