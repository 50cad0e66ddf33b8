package io.qrpay.initiator.fold;

import static io.qrpay.contracts.payment.FactName.ABORTED;
import static io.qrpay.contracts.payment.FactName.AUTHORIZED;
import static io.qrpay.contracts.payment.FactName.CANCELLED;
import static io.qrpay.contracts.payment.FactName.CAPTURED;
import static io.qrpay.contracts.payment.FactName.CAPTURE_DUE;
import static io.qrpay.contracts.payment.FactName.CREATED;
import static io.qrpay.contracts.payment.FactName.EXPIRED;
import static io.qrpay.contracts.payment.FactName.REFUNDED;
import static io.qrpay.contracts.payment.FactName.TERMINATED;

import io.qrpay.contracts.Money;
import io.qrpay.contracts.PaymentKey;
import io.qrpay.contracts.payment.CaptureMode;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.Operation;
import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.contracts.payment.Request;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The status of one payment as a pure function of the set of its facts: no clock, no I/O, and neither order nor repeats of
 * the facts change it.
 */
final class Fold {
    private final PaymentKey payment;
    private final Facts facts;
    private final Caller caller;
    private final @Nullable Money asked;
    private final @Nullable Request request;
    private final Sums sums;
    private final List<Operation> operations;

    private Fold(PaymentKey payment, Facts facts, Caller caller) {
        this.payment = payment;
        this.facts = facts;
        this.caller = caller;
        var asker = caller.requested() != null ? caller.requested() : caller.refused();
        this.asked = asker == null ? null : asker.amount();
        this.request = asker == null ? null : asker.request();
        this.sums = isForeign() ? Sums.NONE : Sums.of(facts, asked == null ? 0 : asked.value());
        this.operations = new Operations(payment, facts, caller, asked, sums).all();
    }

    /** The status without version and time; null for a payment that nobody asked us for. */
    static @Nullable PaymentStatus of(PaymentKey payment, Collection<Fact> all) {
        var fold = begin(payment, all);
        return fold == null ? null : fold.status();
    }

    static @Nullable Fold begin(PaymentKey payment, Collection<Fact> all) {
        var facts = new Facts(all);
        var caller = Caller.of(facts);
        return caller == null ? null : new Fold(payment, facts, caller);
    }

    /** What the clock has to do for this payment. */
    Attention attention() {
        return Attention.of(facts, caller, state(), operations);
    }

    PaymentStatus status() {
        var state = state();
        var refused = caller.refused();
        return new PaymentStatus(
                payment.toString(),
                payment.msn(),
                payment.reference(),
                request == null ? null : request.storeId(),
                request == null ? null : request.posId(),
                0,
                state,
                isFinal(state),
                paid(),
                asked == null ? null : asked.value(),
                asked == null ? null : asked.currency(),
                sums.authorized(),
                sums.captured(),
                sums.refunded(),
                sums.cancelled(),
                request == null ? CaptureMode.AUTO : request.captureMode(),
                request == null ? null : request.requestedAt(),
                guaranteedUntil(),
                captureDueBy(),
                state == PaymentState.AWAITING_CUSTOMER ? facts.told(CREATED, Fact::qr) : null,
                operations,
                refused == null ? null : refused.failure(),
                Instant.EPOCH);
    }

    /** Null when nothing is left to take. */
    @Nullable Reservation reservation() {
        var since = approvedAt();
        return isReserved() && since != null ? new Reservation(since, guaranteedUntil(), captureDueBy() != null) : null;
    }

    Movements movements() {
        return Movements.of(facts, sums);
    }

    private boolean isReserved() {
        return sums.authorized() > 0 && !sums.settled();
    }

    private @Nullable Instant approvedAt() {
        return Stream.of(AUTHORIZED, CAPTURED, REFUNDED)
                .map(name -> facts.told(name, Fact::occurredAt))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private @Nullable Instant guaranteedUntil() {
        return sums.authorized() > 0 ? facts.told(AUTHORIZED, Fact::captureGuaranteedUntil) : null;
    }

    /** A warning of an estimate is void once the vendor has told another time. */
    private @Nullable Instant captureDueBy() {
        var told = guaranteedUntil();
        return !isReserved()
                ? null
                : facts.all(CAPTURE_DUE).stream()
                        .map(Fact::captureGuaranteedUntil)
                        .filter(Objects::nonNull)
                        .filter(deadline -> told == null || isSame(deadline, told))
                        .max(Instant::compareTo)
                        .orElse(null);
    }

    private static boolean isSame(Instant one, Instant other) {
        return one.truncatedTo(ChronoUnit.MILLIS).equals(other.truncatedTo(ChronoUnit.MILLIS));
    }

    private PaymentState state() {
        if (sums.refunded() > 0) {
            return sums.refunded() >= sums.captured() && sums.settled()
                    ? PaymentState.REFUNDED
                    : PaymentState.PARTIALLY_REFUNDED;
        }
        if (sums.captured() > 0) {
            return sums.settled() ? PaymentState.CAPTURED : PaymentState.PARTIALLY_CAPTURED;
        }
        if (sums.authorized() > 0) {
            return sums.settled() ? PaymentState.CANCELLED : PaymentState.AUTHORIZED;
        }
        return isForeign() ? stateWithoutPayment() : stateBeforeApproval();
    }

    private boolean isForeign() {
        return caller.claim() == Caller.Claim.FOREIGN;
    }

    private PaymentState stateBeforeApproval() {
        if (facts.has(TERMINATED) || facts.has(CANCELLED)) {
            return PaymentState.TERMINATED;
        }
        if (facts.has(ABORTED)) {
            return PaymentState.ABORTED;
        }
        if (facts.has(EXPIRED)) {
            return PaymentState.EXPIRED;
        }
        return facts.has(CREATED) ? PaymentState.AWAITING_CUSTOMER : stateWithoutPayment();
    }

    private PaymentState stateWithoutPayment() {
        return caller.refused() != null ? PaymentState.REFUSED : PaymentState.REQUESTED;
    }

    /** What is on its way to be cancelled is none to hand over goods for. */
    private boolean paid() {
        var reserved = sums.authorized() > sums.cancelled()
                && caller.refused() == null
                && operations.stream().noneMatch(Fold::isOpenCancel);
        return sums.captured() > 0 ? sums.refunded() < sums.captured() : reserved;
    }

    private static boolean isOpenCancel(Operation operation) {
        return operation.kind() == Operation.Kind.CANCEL && isOpen(operation);
    }

    private boolean isFinal(PaymentState state) {
        if (operations.stream().anyMatch(Fold::isOpen)) {
            return false;
        }
        return switch (state) {
            case REFUSED, ABORTED, EXPIRED, TERMINATED, CANCELLED, CAPTURED, REFUNDED -> true;
            case PARTIALLY_CAPTURED, PARTIALLY_REFUNDED -> sums.settled();
            case REQUESTED, AWAITING_CUSTOMER, AUTHORIZED -> false;
        };
    }

    private static boolean isOpen(Operation operation) {
        return operation.state() == Operation.State.PENDING || operation.state() == Operation.State.DEFERRED;
    }
}
