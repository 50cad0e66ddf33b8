package io.qrpay.capture.operation;

import static io.qrpay.capture.operation.Example.AMOUNT;
import static io.qrpay.capture.operation.Example.NOON;
import static io.qrpay.capture.operation.Example.PAYMENT;
import static io.qrpay.capture.operation.Example.capture;
import static io.qrpay.capture.operation.Example.payment;
import static io.qrpay.capture.operation.Example.sums;
import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.FactName;
import io.qrpay.vipps.VippsUnavailable;
import io.qrpay.vipps.epayment.ModifyOutcome;
import io.qrpay.vipps.epayment.VippsState;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class OperationsInHandTest {
    private final ScriptedVipps vipps = new ScriptedVipps();
    private final List<Fact> told = new ArrayList<>();

    @Test
    void shouldCallOnceWhenTheSameAttemptComesTwiceAtOnce() {
        // Given
        var broker = new SlowBroker();
        var operations = operations(broker::take);
        vipps.answersDone(VippsState.AUTHORIZED, sums(AMOUNT, AMOUNT, 0, 0));

        // When
        var first = subscribe(operations.settle(capture()));
        var second = subscribe(operations.settle(capture()));

        // Then
        assertThat(vipps.asked).hasSize(1);
        first.assertNotTerminated();
        second.assertNotTerminated();
        assertThat(operations.size()).isEqualTo(1);
        broker.acknowledge();
        assertThat(first.assertCompleted().getItem())
                .isSameAs(second.assertCompleted().getItem());
        assertThat(operations.size()).isZero();
    }

    @Test
    void shouldNotBeginAgainWhatItHasSettled() {
        // Given
        var operations = operations(this::tell);
        vipps.answersDone(VippsState.AUTHORIZED, sums(AMOUNT, AMOUNT, 0, 0));
        subscribe(operations.settle(capture())).assertCompleted();

        // When
        var again = subscribe(operations.settle(capture()));

        // Then
        assertThat(again.getItem()).isEqualTo(new Settlement.Known(capture()));
        assertThat(told).extracting(Fact::name).containsExactly(FactName.CAPTURED);
        assertThat(vipps.asked).hasSize(1);
    }

    @Test
    void shouldBeginTheNextAttempt() {
        // Given
        var operations = operations(this::tell);
        vipps.answers(new ModifyOutcome.Refused(Example.problem(400, "6260")))
                .knows(payment(VippsState.AUTHORIZED, sums(AMOUNT, 0, 0, 0)))
                .answersDone(VippsState.AUTHORIZED, sums(AMOUNT, AMOUNT, 0, 0));
        subscribe(operations.settle(capture(1))).assertCompleted();

        // When
        subscribe(operations.settle(capture(2))).assertCompleted();

        // Then
        assertThat(told).extracting(Fact::name).containsExactly(FactName.OPERATION_REFUSED, FactName.CAPTURED);
    }

    @Test
    void shouldLookFirstWhenItLeftTheAttemptUnclear() {
        // Given
        var operations = operations(this::tell);
        vipps.fails(new VippsUnavailable("lost", null, null))
                .knows(payment(VippsState.AUTHORIZED, sums(AMOUNT, 0, 0, 0)))
                .answersDone(VippsState.AUTHORIZED, sums(AMOUNT, AMOUNT, 0, 0));
        subscribe(operations.settle(capture())).assertCompleted();
        vipps.asked.clear();

        // When
        subscribe(operations.settle(capture())).assertCompleted();

        // Then
        assertThat(vipps.asked).startsWith("events", "payment").hasSize(3);
        assertThat(told).extracting(Fact::name).containsExactly(FactName.OPERATION_DEFERRED, FactName.CAPTURED);
    }

    @Test
    void shouldTellUntilTheBrokerTakesTheFactAndCallOnce() {
        // Given
        var brokers = new ArrayList<Function<Fact, Uni<Void>>>(
                List.of(fact -> Uni.createFrom().failure(new IllegalStateException("no broker")), this::tell));
        var operations = operations(fact -> brokers.removeFirst().apply(fact));
        vipps.answersDone(VippsState.AUTHORIZED, sums(AMOUNT, AMOUNT, 0, 0));

        // When
        subscribe(operations.settle(capture()))
                .awaitItem(Duration.ofSeconds(30))
                .assertCompleted();

        // Then
        assertThat(told).hasSize(1);
        assertThat(vipps.asked).hasSize(1);
        assertThat(operations.size()).isZero();
    }

    private Uni<Void> tell(Fact fact) {
        told.add(fact);
        return Uni.createFrom().voidItem();
    }

    private static UniAssertSubscriber<Settlement> subscribe(Uni<Settlement> settlement) {
        return settlement.subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    private OperationsInHand operations(Function<Fact, Uni<Void>> publisher) {
        var config = Configured.defaults();
        var clock = Clock.fixed(NOON, ZoneOffset.UTC);
        var pace = new Pace(config);
        var performance = new Performance(
                new AnySalesUnits(Set.of(PAYMENT.msn())),
                new Modification(vipps, pace),
                new Lookup(vipps, pace),
                new Postponement(config, clock),
                config,
                clock);
        return new OperationsInHand(
                performance, fact -> Uni.createFrom().deferred(() -> publisher.apply(fact)), config);
    }

    /** Takes records and acknowledges them when told to. */
    private static final class SlowBroker {
        private Optional<UniEmitter<? super Void>> waiting = Optional.empty();

        Uni<Void> take(Fact fact) {
            return Uni.createFrom().emitter(emitter -> waiting = Optional.of(emitter));
        }

        void acknowledge() {
            waiting.orElseThrow().complete(null);
        }
    }
}
