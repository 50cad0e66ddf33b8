package io.qrpay.initiator.fold;

import static io.qrpay.contracts.payment.FactName.ABORTED;
import static io.qrpay.contracts.payment.FactName.CANCELLED;
import static io.qrpay.contracts.payment.FactName.CAPTURED;
import static io.qrpay.contracts.payment.FactName.EXPIRED;
import static io.qrpay.contracts.payment.FactName.OPERATION_DEFERRED;
import static io.qrpay.contracts.payment.FactName.OPERATION_REFUSED;
import static io.qrpay.contracts.payment.FactName.OPERATION_RESUMED;
import static io.qrpay.contracts.payment.FactName.TERMINATED;

import io.qrpay.contracts.PaymentKey;
import io.qrpay.contracts.payment.CaptureMode;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.FactName;
import io.qrpay.contracts.payment.Operation;
import io.qrpay.contracts.payment.Operation.Kind;
import io.qrpay.contracts.payment.Operation.State;
import io.qrpay.contracts.payment.OperationKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is to be done with the money at Vipps, and how far it is. */
final class Operations {
    private final PaymentKey payment;
    private final Facts facts;
    private final Caller caller;
    private final Sums sums;

    Operations(PaymentKey payment, Facts facts, Caller caller, Sums sums) {
        this.payment = payment;
        this.facts = facts;
        this.caller = caller;
        this.sums = sums;
    }

    /** None while it is not proven that the payment is ours: nobody else's money is moved. */
    List<Operation> all() {
        return caller.claim() == Caller.Claim.PROVEN ? ours() : List.of();
    }

    private List<Operation> ours() {
        var operations = new ArrayList<Operation>(1);
        if (sums.authorized() > 0 && capturesItself()) {
            operations.add(operation(Operation.AUTO, Kind.CAPTURE, sums.authorized()));
        }
        if (caller.refused() != null) {
            operations.add(operation(Operation.REFUSED, Kind.CANCEL, null));
        }
        return operations;
    }

    private boolean capturesItself() {
        var requested = caller.requested();
        var request = requested == null ? null : requested.request();
        return request != null && request.captureMode() == CaptureMode.AUTO;
    }

    private Operation operation(String id, Kind kind, @Nullable Long amount) {
        var refusal = lastRefusal(id);
        var attempt = refusal == null ? 1 : attempt(refusal) + (refusal.notBefore() == null ? 0 : 1);
        var waitsFor = waitsFor(id);
        var end = end(id, kind, attempt);
        var state = end != null ? end : notEnded(refusal, waitsFor);
        var failure = refusal == null ? null : refusal.failure();
        return new Operation(
                id,
                kind,
                amount,
                attempt,
                state,
                failure == null || state == State.DONE ? null : failure.code(),
                null,
                state == State.DEFERRED ? waitsFor : null);
    }

    private @Nullable State end(String id, Kind kind, int attempt) {
        return kind == Kind.CAPTURE ? endOfCapture(id, attempt) : endOfCancel();
    }

    private @Nullable State endOfCapture(String id, int attempt) {
        if (capturedBy(id, attempt) || sums.captured() > 0 && sums.settled()) {
            return State.DONE;
        }
        return sums.settled() || caller.refused() != null ? State.VOID : null;
    }

    private @Nullable State endOfCancel() {
        if (facts.has(TERMINATED) || facts.has(CANCELLED) || sums.cancelled() > 0) {
            return State.DONE;
        }
        var overAnyway = sums.authorized() == 0 && (facts.has(ABORTED) || facts.has(EXPIRED));
        return overAnyway || sums.captured() > 0 ? State.VOID : null;
    }

    private boolean capturedBy(String id, int attempts) {
        return facts.has(CAPTURED)
                && IntStream.rangeClosed(1, attempts)
                        .mapToObj(attempt -> OperationKey.of(payment, id, attempt))
                        .anyMatch(key ->
                                facts.all(CAPTURED).stream().anyMatch(fact -> key.equals(fact.idempotencyKey())));
    }

    private static State notEnded(@Nullable Fact refusal, @Nullable Instant waitsFor) {
        if (refusal != null && refusal.notBefore() == null) {
            return State.REFUSED;
        }
        return waitsFor == null ? State.PENDING : State.DEFERRED;
    }

    /** The latest time that was set and that the clock has not called yet. */
    private @Nullable Instant waitsFor(String id) {
        var set = latest(Stream.concat(of(OPERATION_REFUSED, id), of(OPERATION_DEFERRED, id)));
        var called = latest(of(OPERATION_RESUMED, id));
        return set == null || called != null && !called.isBefore(set) ? null : set;
    }

    private static @Nullable Instant latest(Stream<Fact> facts) {
        return facts.map(Fact::notBefore)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(null);
    }

    /** The definite no to the latest attempt; a final one counts more than one to be tried again. */
    private @Nullable Fact lastRefusal(String id) {
        Fact last = null;
        for (var fact : facts.all(OPERATION_REFUSED)) {
            if (id.equals(fact.operationId()) && (last == null || later(fact, last))) {
                last = fact;
            }
        }
        return last;
    }

    private static boolean later(Fact one, Fact other) {
        return attempt(one) != attempt(other)
                ? attempt(one) > attempt(other)
                : one.notBefore() == null && other.notBefore() != null;
    }

    private Stream<Fact> of(FactName name, String id) {
        return facts.all(name).stream().filter(fact -> id.equals(fact.operationId()));
    }

    private static int attempt(Fact fact) {
        return Objects.requireNonNullElse(fact.attempt(), 1);
    }
}
