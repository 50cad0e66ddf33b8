package io.qrpay.initiator.fold;

import static io.qrpay.contracts.payment.FactName.AUTHORIZED;
import static io.qrpay.contracts.payment.FactName.CANCELLED;
import static io.qrpay.contracts.payment.FactName.CANCEL_WANTED;
import static io.qrpay.contracts.payment.FactName.CAPTURED;
import static io.qrpay.contracts.payment.FactName.CAPTURE_WANTED;
import static io.qrpay.contracts.payment.FactName.CREATED;
import static io.qrpay.contracts.payment.FactName.EXPIRED;
import static io.qrpay.contracts.payment.FactName.OPERATION_DEFERRED;
import static io.qrpay.contracts.payment.FactName.OPERATION_REFUSED;
import static io.qrpay.contracts.payment.FactName.OPERATION_RESUMED;
import static io.qrpay.contracts.payment.FactName.REFUNDED;
import static io.qrpay.contracts.payment.FactName.REFUND_WANTED;
import static io.qrpay.contracts.payment.FactName.TERMINATED;
import static io.qrpay.initiator.fold.Tell.OURS;
import static io.qrpay.initiator.fold.Tell.PAYMENT;
import static io.qrpay.initiator.fold.Tell.START;
import static io.qrpay.initiator.fold.Tell.created;
import static io.qrpay.initiator.fold.Tell.fact;
import static io.qrpay.initiator.fold.Tell.kroner;
import static io.qrpay.initiator.fold.Tell.moved;
import static io.qrpay.initiator.fold.Tell.operation;
import static io.qrpay.initiator.fold.Tell.refused;
import static io.qrpay.initiator.fold.Tell.requested;
import static io.qrpay.initiator.fold.Tell.webhook;
import static io.qrpay.initiator.fold.Tell.wish;
import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.contracts.Money;
import io.qrpay.contracts.payment.CaptureMode;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.FactSource;
import io.qrpay.contracts.payment.Failure;
import io.qrpay.contracts.payment.Operation;
import io.qrpay.contracts.payment.Operation.Kind;
import io.qrpay.contracts.payment.Operation.State;
import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.contracts.payment.PaymentStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What tills wish becomes operations, one after another. */
class WishesTest {
    private static final Fact CAPTURE = wish(CAPTURE_WANTED, "cap-1", 3_000L, 20);
    private static final Fact REST = wish(CAPTURE_WANTED, "cap-2", 1_900L, 21);
    private static final Fact CANCEL = wish(CANCEL_WANTED, "can-1", null, 30);
    private static final Fact REFUND = wish(REFUND_WANTED, "ref-1", 500L, 40);

    @Test
    void shouldCaptureWhatTheTillWished() {
        var operation = only(approved(CAPTURE));

        assertThat(operation)
                .isEqualTo(new Operation("cap-1", Kind.CAPTURE, 3_000L, 1, State.PENDING, null, "till-3", null));
    }

    @Test
    void shouldTakeOneWishAfterAnother() {
        assertThat(states(approved(CAPTURE, REST))).containsExactly("cap-1 PENDING", "cap-2 DEFERRED");
        assertThat(states(approved(CAPTURE, REST, moved(CAPTURED, "cap-1", 3_000, 22))))
                .containsExactly("cap-1 DONE", "cap-2 PENDING");
    }

    @Test
    void shouldBeCapturedWhenAllPartsAre() {
        var status = approved(CAPTURE, REST, moved(CAPTURED, "cap-1", 3_000, 22), moved(CAPTURED, "cap-2", 1_900, 23));

        assertThat(status.state()).isEqualTo(PaymentState.CAPTURED);
        assertThat(status.isFinal()).isTrue();
        assertThat(states(status)).containsExactly("cap-1 DONE", "cap-2 DONE");
    }

    @Test
    void shouldCancelAtOnceWhenTheCustomerWhoWasBeingChargedIsCharged() {
        var approving = refusedFor("can-1", 1);
        var waiting = statusOf(requested(), created(), CANCEL, approving);
        var approved = statusOf(requested(), created(), CANCEL, approving, webhook(AUTHORIZED, 32));

        assertThat(states(waiting)).containsExactly("can-1 DEFERRED");
        assertThat(states(approved)).contains("can-1 PENDING");
        assertThat(approved.operations().getLast().attempt()).isEqualTo(2);
    }

    @Test
    void shouldWaitForTheClockWhenTheVendorContradictsItself() {
        var status = statusOf(
                requested(),
                created(),
                CANCEL,
                refusedFor("can-1", 1),
                webhook(AUTHORIZED, 32),
                refusedFor("can-1", 2));

        assertThat(states(status)).contains("can-1 DEFERRED");
    }

    /** Because the customer is just being charged. */
    private static Fact refusedFor(String id, int attempt) {
        return operation(OPERATION_REFUSED, id, attempt)
                .failure(new Failure("6250", null))
                .notBefore(START.plusSeconds(60L * attempt))
                .build();
    }

    @Test
    void shouldReleaseTheRestOnlyAfterTheCaptureBeforeIt() {
        var released =
                fact(CANCELLED, FactSource.WEBHOOK, 33).amount(kroner(1_900)).build();

        assertThat(states(approved(CAPTURE, CANCEL))).containsExactly("cap-1 PENDING", "can-1 DEFERRED");
        assertThat(states(approved(CAPTURE, CANCEL, moved(CAPTURED, "cap-1", 3_000, 31))))
                .containsExactly("cap-1 DONE", "can-1 PENDING");
        var status = approved(CAPTURE, CANCEL, moved(CAPTURED, "cap-1", 3_000, 31), released);
        assertThat(states(status)).containsExactly("cap-1 DONE", "can-1 DONE");
        assertThat(status.state()).isEqualTo(PaymentState.CAPTURED);
    }

    @Test
    void shouldCancelInsteadOfCapturingItselfWhenTheTillGaveUp() {
        var status = statusOf(requested(), created(), webhook(AUTHORIZED, 10), CANCEL);

        assertThat(states(status)).containsExactly("auto VOID", "can-1 PENDING");
        assertThat(status.paid()).isFalse();
    }

    @Test
    void shouldNotHandOverGoodsForWhatIsAboutToBeCancelled() {
        assertThat(approved().paid()).isTrue();
        assertThat(approved(CANCEL).paid()).isFalse();
    }

    @Test
    void shouldRefuseTheCancelOfWhatIsCapturedInFull() {
        var status = statusOf(requested(), created(), webhook(AUTHORIZED, 10), Tell.captured(), CANCEL);

        assertThat(states(status)).containsExactly("auto DONE", "can-1 REFUSED");
        assertThat(status.operations().getLast().code()).isEqualTo("6040");
        assertThat(status.state()).isEqualTo(PaymentState.CAPTURED);
        assertThat(status.paid()).isTrue();
        assertThat(status.isFinal()).isTrue();
    }

    @Test
    void shouldKeepACancelUntilThePaymentIsCreated() {
        assertThat(states(statusOf(requested(), CANCEL))).containsExactly("can-1 DEFERRED");
        assertThat(states(statusOf(requested(), CANCEL, created()))).containsExactly("can-1 PENDING");
        assertThat(states(statusOf(requested(), CANCEL, created(), webhook(TERMINATED, 31))))
                .containsExactly("can-1 DONE");
    }

    @Test
    void shouldDropACancelWhenThereIsNothingToCancel() {
        assertThat(states(statusOf(requested(), CANCEL, refused(OURS, Failure.STALE))))
                .containsExactly("can-1 VOID");
        assertThat(states(statusOf(requested(), created(), CANCEL, webhook(EXPIRED, 31))))
                .containsExactly("can-1 VOID");
    }

    @Test
    void shouldBeOverWhenTheCancelOfAnUnapprovedPaymentIsDone() {
        var status = statusOf(requested(), created(), CANCEL, webhook(TERMINATED, 31));

        assertThat(status.state()).isEqualTo(PaymentState.TERMINATED);
        assertThat(status.isFinal()).isTrue();
    }

    @Test
    void shouldMoveNoMoneyOfAPaymentThatIsNotProvenToBeOurs() {
        var webhookWithoutKey = webhook(CREATED, 5).with().idempotencyKey(null).build();

        var status =
                statusOf(requested(OURS, CaptureMode.MANUAL, 0), webhookWithoutKey, webhook(AUTHORIZED, 10), CAPTURE);

        assertThat(states(status)).containsExactly("cap-1 DEFERRED");
    }

    @Test
    void shouldRefuseAnotherCurrency() {
        var euros = CAPTURE.with().amount(new Money(3_000, "EUR")).build();

        var operation = only(approved(euros));

        assertThat(operation.state()).isEqualTo(State.REFUSED);
        assertThat(operation.code()).isEqualTo("4040");
    }

    @ParameterizedTest
    @EnumSource(names = {"EXPIRED", "ABORTED", "TERMINATED"})
    void shouldRefuseToCaptureWhatNobodyApproved(io.qrpay.contracts.payment.FactName end) {
        var status = statusOf(requested(OURS, CaptureMode.MANUAL, 0), created(), webhook(end, 11), CAPTURE, REFUND);

        assertThat(status.operations()).extracting(Operation::state).containsOnly(State.REFUSED);
        assertThat(status.operations()).extracting(Operation::code).containsExactly("6200", "6210");
        assertThat(status.isFinal()).isTrue();
    }

    @Test
    void shouldTellEachRefusedWish() {
        var status = approved(CAPTURE, REST, no("cap-1", 1, "6090", 0), no("cap-2", 1, "6140", 0));

        assertThat(states(status)).containsExactly("cap-1 REFUSED", "cap-2 REFUSED");
        assertThat(status.operations()).extracting(Operation::code).containsExactly("6090", "6140");
        assertThat(status.state()).isEqualTo(PaymentState.AUTHORIZED);
    }

    @Test
    void shouldNotHoldUpTheOthersWhileARefusedWishWaitsForItsNextAttempt() {
        assertThat(states(approved(CAPTURE, REST, no("cap-1", 1, "6260", 300))))
                .containsExactly("cap-1 DEFERRED", "cap-2 PENDING");
    }

    @Test
    void shouldGiveUpARefusedCaptureWhenTheTillCancels() {
        assertThat(states(approved(CAPTURE, CANCEL, no("cap-1", 1, "6260", 300))))
                .containsExactly("cap-1 VOID", "can-1 PENDING");
    }

    @Test
    void shouldHoldUpTheOthersWhileItIsOpenWhetherAWishTookEffect() {
        var lost = operation(OPERATION_DEFERRED, "cap-1", 1)
                .notBefore(START.plusSeconds(300))
                .build();
        var again = operation(OPERATION_RESUMED, "cap-1", 1)
                .notBefore(START.plusSeconds(300))
                .build();

        assertThat(states(approved(CAPTURE, CANCEL, lost))).containsExactly("cap-1 DEFERRED", "can-1 DEFERRED");
        assertThat(states(approved(CAPTURE, CANCEL, lost, again))).containsExactly("cap-1 PENDING", "can-1 DEFERRED");
    }

    @Test
    void shouldTakeOneCommandIdForOneWish() {
        var other = wish(CAPTURE_WANTED, "cap-1", 4_000L, 25);

        assertThat(only(approved(CAPTURE, other)).amount()).isEqualTo(3_000);
        assertThat(only(approved(other, CAPTURE)).amount()).isEqualTo(3_000);
    }

    @Test
    void shouldRefundInParts() {
        var second = wish(REFUND_WANTED, "ref-2", 4_400L, 41);
        var facts = List.of(requested(), created(), webhook(AUTHORIZED, 10), Tell.captured(), REFUND, second);

        assertThat(states(statusOf(facts))).containsExactly("auto DONE", "ref-1 PENDING", "ref-2 DEFERRED");
        var partly = with(facts, moved(REFUNDED, "ref-1", 500, 42));
        assertThat(statusOf(partly).state()).isEqualTo(PaymentState.PARTIALLY_REFUNDED);
        assertThat(states(statusOf(partly))).containsExactly("auto DONE", "ref-1 DONE", "ref-2 PENDING");
        var all = statusOf(with(partly, moved(REFUNDED, "ref-2", 4_400, 43)));
        assertThat(all.state()).isEqualTo(PaymentState.REFUNDED);
        assertThat(all.paid()).isFalse();
        assertThat(all.isFinal()).isTrue();
    }

    private static Fact no(String id, int attempt, String code, int retryAfterSeconds) {
        return operation(OPERATION_REFUSED, id, attempt)
                .failure(new Failure(code, null))
                .notBefore(retryAfterSeconds == 0 ? null : START.plusSeconds(retryAfterSeconds))
                .build();
    }

    private static PaymentStatus approved(Fact... more) {
        return statusOf(
                with(List.of(requested(OURS, CaptureMode.MANUAL, 0), created(), webhook(AUTHORIZED, 10)), more));
    }

    private static List<Fact> with(List<Fact> facts, Fact... more) {
        return Stream.concat(facts.stream(), Arrays.stream(more)).toList();
    }

    private static Operation only(PaymentStatus status) {
        assertThat(status.operations()).hasSize(1);
        return status.operations().getFirst();
    }

    private static List<String> states(PaymentStatus status) {
        return status.operations().stream()
                .map(operation -> operation.id() + " " + operation.state())
                .toList();
    }

    private static PaymentStatus statusOf(Fact... facts) {
        return statusOf(List.of(facts));
    }

    private static PaymentStatus statusOf(List<Fact> facts) {
        return Fold.of(PAYMENT, Set.copyOf(facts));
    }
}
