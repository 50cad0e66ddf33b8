package io.qrpay.initiator.fold;

import static io.qrpay.contracts.payment.FactName.ABORTED;
import static io.qrpay.contracts.payment.FactName.AUTHORIZED;
import static io.qrpay.contracts.payment.FactName.CANCELLED;
import static io.qrpay.contracts.payment.FactName.CAPTURED;
import static io.qrpay.contracts.payment.FactName.CAPTURE_DUE;
import static io.qrpay.contracts.payment.FactName.CREATED;
import static io.qrpay.contracts.payment.FactName.EXPIRED;
import static io.qrpay.contracts.payment.FactName.OPERATION_DEFERRED;
import static io.qrpay.contracts.payment.FactName.OPERATION_REFUSED;
import static io.qrpay.contracts.payment.FactName.OPERATION_RESUMED;
import static io.qrpay.contracts.payment.FactName.REFUNDED;
import static io.qrpay.contracts.payment.FactName.TERMINATED;
import static io.qrpay.initiator.fold.Tell.AMOUNT;
import static io.qrpay.initiator.fold.Tell.OURS;
import static io.qrpay.initiator.fold.Tell.PAYMENT;
import static io.qrpay.initiator.fold.Tell.START;
import static io.qrpay.initiator.fold.Tell.THEIRS;
import static io.qrpay.initiator.fold.Tell.captured;
import static io.qrpay.initiator.fold.Tell.created;
import static io.qrpay.initiator.fold.Tell.fact;
import static io.qrpay.initiator.fold.Tell.kroner;
import static io.qrpay.initiator.fold.Tell.operation;
import static io.qrpay.initiator.fold.Tell.refused;
import static io.qrpay.initiator.fold.Tell.requested;
import static io.qrpay.initiator.fold.Tell.webhook;
import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.contracts.payment.Aggregate;
import io.qrpay.contracts.payment.CaptureMode;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.FactSource;
import io.qrpay.contracts.payment.Failure;
import io.qrpay.contracts.payment.Operation;
import io.qrpay.contracts.payment.Operation.State;
import io.qrpay.contracts.payment.OperationKey;
import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.contracts.payment.Request;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FoldTest {

    @Test
    void shouldWaitForTheCustomerWithTheQrOfOurAnswerWhenTheWebhookCameFirst() {
        var status = statusOf(webhook(CREATED, 1), requested(), created());

        assertThat(status.state()).isEqualTo(PaymentState.AWAITING_CUSTOMER);
        assertThat(status.qr().imageUrl()).isEqualTo("https://qr.example/1");
        assertThat(status.storeId()).isEqualTo("oslo-1");
        assertThat(status.paid()).isFalse();
        assertThat(status.operations()).isEmpty();
    }

    @Test
    void shouldCaptureItselfWhenTheCustomerApproved() {
        var status = statusOf(requested(), created(), webhook(AUTHORIZED, 10));

        assertThat(status.state()).isEqualTo(PaymentState.AUTHORIZED);
        assertThat(status.paid()).isTrue();
        assertThat(status.isFinal()).isFalse();
        assertThat(status.qr()).isNull();
        assertThat(status.operations())
                .containsExactly(
                        new Operation("auto", Operation.Kind.CAPTURE, AMOUNT, 1, State.PENDING, null, null, null));
    }

    @Test
    void shouldLeaveTheCaptureToTheTillWhenTheModeIsManual() {
        var status = statusOf(requested(OURS, CaptureMode.MANUAL, 0), created(), webhook(AUTHORIZED, 10));

        assertThat(status.operations()).isEmpty();
        assertThat(status.paid()).isTrue();
    }

    @Test
    void shouldBeCapturedOnceWhenAnswerWebhookAndLogTellTheSameCapture() {
        var key = OperationKey.of(PAYMENT, "auto", 1);

        var status = statusOf(
                requested(),
                created(),
                webhook(AUTHORIZED, 10),
                captured(),
                webhook(CAPTURED, 20).with().idempotencyKey(key).build(),
                fact(CAPTURED, FactSource.EVENT_LOG, 20)
                        .idempotencyKey(key)
                        .amount(kroner(AMOUNT))
                        .build());

        assertThat(status.state()).isEqualTo(PaymentState.CAPTURED);
        assertThat(status.capturedAmount()).isEqualTo(AMOUNT);
        assertThat(status.operations()).extracting(Operation::state).containsExactly(State.DONE);
        assertThat(status.isFinal()).isTrue();
    }

    @Test
    void shouldCountNothingAndAskVippsWhenACapturedWebhookHasNoKey() {
        var facts = List.of(requested(), created(), webhook(AUTHORIZED, 10), webhook(CAPTURED, 20));

        var fold = Fold.begin(PAYMENT, facts);

        assertThat(fold.status().capturedAmount()).isZero();
        assertThat(fold.attention().pollFrom()).isEqualTo(START.plusSeconds(20));
    }

    @Test
    void shouldAskNoMoreWhenTheEventLogExplainsTheWebhookWithoutKey() {
        var webhook = webhook(CAPTURED, 20);
        var logged = fact(CAPTURED, FactSource.EVENT_LOG, 20)
                .pspReference(webhook.pspReference())
                .idempotencyKey("portal")
                .amount(kroner(AMOUNT))
                .build();

        var fold = Fold.begin(PAYMENT, List.of(requested(), created(), webhook(AUTHORIZED, 10), webhook, logged));

        assertThat(fold.attention().pollFrom()).isNull();
        assertThat(fold.status().capturedAmount()).isEqualTo(AMOUNT);
    }

    @Test
    void shouldBelieveTheLargestAggregateWhenEventsAreMissing() {
        var status = statusOf(
                requested(),
                created(),
                fact(AUTHORIZED, FactSource.GET, 12)
                        .aggregate(new Aggregate(AMOUNT, 3_000, 500, 0))
                        .build());

        assertThat(status.state()).isEqualTo(PaymentState.PARTIALLY_REFUNDED);
        assertThat(status.capturedAmount()).isEqualTo(3_000);
        assertThat(status.refundedAmount()).isEqualTo(500);
    }

    @Test
    void shouldBeRefundedWhenAllThatWasCapturedWentBackAndTheRestWasReleased() {
        var status = statusOf(
                requested(),
                created(),
                webhook(AUTHORIZED, 10),
                keyed(CAPTURED, 2_000),
                fact(CANCELLED, FactSource.WEBHOOK, 30).amount(kroner(2_900)).build(),
                keyed(REFUNDED, 2_000));

        assertThat(status.state()).isEqualTo(PaymentState.REFUNDED);
        assertThat(status.paid()).isFalse();
    }

    @Test
    void shouldBeAuthorisedBeforeThatIsToldWhenACaptureIsKnown() {
        var status = statusOf(requested(), created(), captured());

        assertThat(status.state()).isEqualTo(PaymentState.CAPTURED);
        assertThat(status.authorizedAmount()).isEqualTo(AMOUNT);
    }

    @Test
    void shouldEndWithoutMoneyWhenTheCustomerDidNotApprove() {
        assertThat(statusOf(requested(), created(), webhook(ABORTED, 9)).state())
                .isEqualTo(PaymentState.ABORTED);
        assertThat(statusOf(requested(), created(), webhook(EXPIRED, 9)).state())
                .isEqualTo(PaymentState.EXPIRED);
        assertThat(statusOf(requested(), created(), webhook(TERMINATED, 9)).state())
                .isEqualTo(PaymentState.TERMINATED);
        assertThat(statusOf(requested(), created(), webhook(TERMINATED, 9)).isFinal())
                .isTrue();
    }

    @Test
    void shouldIgnoreWhatWasTriedAndFailed() {
        var failed = captured().with().success(false).build();

        var status = statusOf(requested(), created(), webhook(AUTHORIZED, 10), failed);

        assertThat(status.capturedAmount()).isZero();
        assertThat(status.operations()).extracting(Operation::state).containsExactly(State.PENDING);
    }

    @Test
    void shouldHaveNoStatusWhenNobodyAskedForThePayment() {
        assertThat(Fold.of(PAYMENT, Set.of(webhook(CREATED, 1), webhook(AUTHORIZED, 10))))
                .isNull();
    }

    @Test
    void shouldLeaveTheLivePaymentUntouchedWhenASecondCheckoutUsesItsReference() {
        var live = List.of(requested(), created(), webhook(AUTHORIZED, 10));
        var second = requested(THEIRS, CaptureMode.AUTO, -30);

        var status = statusOf(live.get(0), live.get(1), live.get(2), second, refused(THEIRS, Failure.CONFLICT));

        assertThat(status).isEqualTo(Fold.of(PAYMENT, live));
    }

    @Test
    void shouldLeaveTheLivePaymentUntouchedWhenAnInvalidCheckoutUsesItsReference() {
        var live = List.of(requested(), created());

        assertThat(statusOf(live.get(0), live.get(1), refused("x-1", Failure.INVALID)))
                .isEqualTo(Fold.of(PAYMENT, live));
    }

    @Test
    void shouldTouchNoMoneyOfAForeignPaymentWhenACheckoutUsesItsReference() {
        var foreign = webhook(CREATED, 1).with().idempotencyKey("shop").build();

        var status = statusOf(foreign, webhook(AUTHORIZED, 10), requested(), refused(OURS, Failure.CONFLICT));

        assertThat(status.state()).isEqualTo(PaymentState.REFUSED);
        assertThat(status.authorizedAmount()).isZero();
        assertThat(status.operations()).isEmpty();
    }

    @Test
    void shouldMoveNoMoneyButAskVippsWhileItIsNotProvenWhoMadeThePayment() {
        var fold = Fold.begin(PAYMENT, List.of(requested(), webhook(AUTHORIZED, 10)));

        assertThat(fold.status().state()).isEqualTo(PaymentState.AUTHORIZED);
        assertThat(fold.status().operations()).isEmpty();
        assertThat(fold.attention().pollFrom()).isEqualTo(START.plusSeconds(10));
    }

    @Test
    void shouldBeRefusedForTheReasonGivenWhenThereIsNoPayment() {
        var status = statusOf(requested(), refused(OURS, "6010"));

        assertThat(status.state()).isEqualTo(PaymentState.REFUSED);
        assertThat(status.failure().code()).isEqualTo("6010");
        assertThat(status.isFinal()).isTrue();
    }

    @Test
    void shouldTellTheTillWhenItsCheckoutCouldNotBeUsedAtAll() {
        var status = statusOf(refused("x-1", Failure.INVALID));

        assertThat(status.state()).isEqualTo(PaymentState.REFUSED);
        assertThat(status.amount()).isNull();
    }

    @Test
    void shouldTryAgainWithTheCorrectedCheckoutWhenTheFirstWasRefused() {
        var status = statusOf(
                requested(OURS, CaptureMode.AUTO, 0), refused(OURS, "6010"), requested(THEIRS, CaptureMode.MANUAL, 9));

        assertThat(status.state()).isEqualTo(PaymentState.REQUESTED);
        assertThat(status.captureMode()).isEqualTo(CaptureMode.MANUAL);
    }

    @Test
    void shouldNotAskForItsEndBeforeTheLatestTimeWhenATillAskedAgain() {
        var first = requested();
        var request = first.request();
        var again = first.with()
                .request(new Request(
                        request.storeId(),
                        request.posId(),
                        request.requestedAt(),
                        START.plusSeconds(110),
                        request.captureMode(),
                        null))
                .build();

        var fold = Fold.begin(PAYMENT, Set.of(first, again));

        assertThat(fold.attention().pollFrom()).isEqualTo(START.plusSeconds(110));
    }

    @Test
    void shouldBeCancelledAndNotCapturedWhenItCameToLifeAfterTheTillWasToldNo() {
        var status = statusOf(requested(), refused(OURS, Failure.STALE), created(), webhook(AUTHORIZED, 10));

        assertThat(status.paid()).isFalse();
        assertThat(status.operations())
                .extracting(Operation::id, Operation::kind, Operation::state)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("auto", Operation.Kind.CAPTURE, State.VOID),
                        org.assertj.core.groups.Tuple.tuple("refused", Operation.Kind.CANCEL, State.PENDING));
    }

    @Test
    void shouldBeDoneWithTheCancelWhenVippsReleasedIt() {
        var status = statusOf(requested(), refused(OURS, Failure.STALE), created(), webhook(TERMINATED, 10));

        assertThat(status.state()).isEqualTo(PaymentState.TERMINATED);
        assertThat(status.operations()).extracting(Operation::state).containsExactly(State.DONE);
        assertThat(status.isFinal()).isTrue();
    }

    @Test
    void shouldWaitWithTheNextAttemptUntilTheClockCallsWhenTheVendorSaidNotNow() {
        var later = START.plusSeconds(300);
        var refusal = operation(OPERATION_REFUSED, "auto", 1)
                .failure(new Failure("6260", null))
                .notBefore(later)
                .build();
        var before = Fold.begin(PAYMENT, List.of(requested(), created(), webhook(AUTHORIZED, 10), refusal));
        var after = statusOf(
                requested(),
                created(),
                webhook(AUTHORIZED, 10),
                refusal,
                operation(OPERATION_RESUMED, "auto", 2).notBefore(later).build());

        assertThat(before.status().operations()).first().satisfies(waiting -> {
            assertThat(waiting.state()).isEqualTo(State.DEFERRED);
            assertThat(waiting.attempt()).isEqualTo(2);
            assertThat(waiting.notBefore()).isEqualTo(later);
            assertThat(waiting.code()).isEqualTo("6260");
        });
        assertThat(before.attention().resumeAt()).isEqualTo(later);
        assertThat(after.operations()).first().satisfies(due -> {
            assertThat(due.state()).isEqualTo(State.PENDING);
            assertThat(due.attempt()).isEqualTo(2);
        });
    }

    @Test
    void shouldRepeatTheSameAttemptWhenItWasOnlyDeferred() {
        var later = START.plusSeconds(90);
        var status = statusOf(
                requested(),
                created(),
                webhook(AUTHORIZED, 10),
                operation(OPERATION_DEFERRED, "auto", 1).notBefore(later).build());

        assertThat(status.operations()).first().satisfies(waiting -> {
            assertThat(waiting.state()).isEqualTo(State.DEFERRED);
            assertThat(waiting.attempt()).isEqualTo(1);
        });
    }

    @Test
    void shouldGiveUpTheCaptureWhenTheVendorRefusedForGood() {
        var status = statusOf(
                requested(),
                created(),
                webhook(AUTHORIZED, 10),
                operation(OPERATION_REFUSED, "auto", 1)
                        .failure(new Failure("6100", null))
                        .build());

        assertThat(status.operations()).first().satisfies(given -> {
            assertThat(given.state()).isEqualTo(State.REFUSED);
            assertThat(given.code()).isEqualTo("6100");
        });
    }

    @Test
    void shouldBeDoneWhenASecondAttemptCaptured() {
        var refusal = operation(OPERATION_REFUSED, "auto", 1)
                .failure(new Failure("6260", null))
                .notBefore(START)
                .build();
        var second = captured()
                .with()
                .idempotencyKey(OperationKey.of(PAYMENT, "auto", 2))
                .build();

        var status = statusOf(requested(), created(), webhook(AUTHORIZED, 10), refusal, second);

        assertThat(status.operations()).extracting(Operation::state).containsExactly(State.DONE);
        assertThat(status.isFinal()).isTrue();
    }

    @Test
    void shouldSayThatACaptureIsDueOnceTheClockWarned() {
        var guaranteed = START.plusSeconds(7_000);
        var approved = webhook(AUTHORIZED, 10)
                .with()
                .captureGuaranteedUntil(guaranteed)
                .build();

        var before = Fold.begin(PAYMENT, List.of(manual(), created(), approved));
        var warned = Fold.begin(PAYMENT, List.of(manual(), created(), approved, due(guaranteed)));

        assertThat(before.status().captureDueBy()).isNull();
        assertThat(before.reservation()).isEqualTo(new Reservation(START.plusSeconds(10), guaranteed, false));
        assertThat(warned.status().captureDueBy()).isEqualTo(guaranteed);
        assertThat(warned.reservation().warned()).isTrue();
    }

    @Test
    void shouldForgetTheWarningOfAnEstimateWhenTheVendorTellsAnotherTime() {
        var estimate = due(START.plusSeconds(5_000));
        var approved = webhook(AUTHORIZED, 10);
        var told = Tell.fact(AUTHORIZED, FactSource.GET, 10)
                .captureGuaranteedUntil(START.plusSeconds(9_000))
                .build();

        assertThat(statusOf(manual(), created(), approved, estimate).captureDueBy())
                .isEqualTo(START.plusSeconds(5_000));
        assertThat(statusOf(manual(), created(), approved, estimate, told).captureDueBy())
                .isNull();
    }

    @Test
    void shouldNotBeDueAnyMoreWhenNothingIsLeftToTake() {
        var due = due(START.plusSeconds(5_000));
        var all = Fold.begin(PAYMENT, List.of(manual(), created(), webhook(AUTHORIZED, 10), due, captured()));
        var part = Fold.begin(
                PAYMENT, List.of(manual(), created(), webhook(AUTHORIZED, 10), due, keyed(CAPTURED, AMOUNT - 100)));

        assertThat(all.status().captureDueBy()).isNull();
        assertThat(all.reservation()).isNull();
        assertThat(part.status().state()).isEqualTo(PaymentState.PARTIALLY_CAPTURED);
        assertThat(part.status().captureDueBy()).isEqualTo(START.plusSeconds(5_000));
    }

    private static Fact manual() {
        return requested(OURS, CaptureMode.MANUAL, 0);
    }

    private static Fact due(Instant deadline) {
        return fact(CAPTURE_DUE, FactSource.QRPAY, 4_000)
                .captureGuaranteedUntil(deadline)
                .build();
    }

    private static Fact keyed(io.qrpay.contracts.payment.FactName name, long amount) {
        return fact(name, FactSource.WEBHOOK, 25)
                .amount(kroner(amount))
                .idempotencyKey("k-" + name)
                .build();
    }

    private static PaymentStatus statusOf(Fact... facts) {
        return Fold.of(PAYMENT, Set.of(facts));
    }
}
