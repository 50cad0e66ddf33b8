package io.qrpay.initiator.fold;

import static io.qrpay.contracts.payment.FactName.ABORTED;
import static io.qrpay.contracts.payment.FactName.CANCELLED;
import static io.qrpay.contracts.payment.FactName.CREATED;
import static io.qrpay.contracts.payment.FactName.EXPIRED;
import static io.qrpay.contracts.payment.FactName.TERMINATED;

import io.qrpay.contracts.Money;
import io.qrpay.contracts.PaymentKey;
import io.qrpay.contracts.payment.CaptureMode;
import io.qrpay.contracts.payment.Operation;
import io.qrpay.contracts.payment.Operation.Kind;
import io.qrpay.contracts.payment.Operation.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done with the money at Vipps, and how far it is. Wishes are fulfilled one after another: while it is open
 * whether one took effect the next waits, so that a cancel of the rest never overtakes the capture before it. Vipps judges
 * what is possible; refused without asking is only what it could never allow.
 */
final class Operations {
    /** The vendor's codes of what is refused here. */
    private static final String WRONG_AMOUNT = "4040";

    private static final String CANCEL_OF_CAPTURED = "6040";
    private static final String NOT_CAPTURABLE = "6200";
    private static final String NOT_REFUNDABLE = "6210";

    /** How far one is, and why it is no further. */
    private record Verdict(
            State state, @Nullable String code, @Nullable Instant notBefore) {
        static final Verdict DONE = new Verdict(State.DONE, null, null);

        static Verdict refused(@Nullable String code) {
            return new Verdict(State.REFUSED, code, null);
        }
    }

    private final PaymentKey payment;
    private final Facts facts;
    private final Caller caller;
    private final @Nullable Money asked;
    private final Sums sums;
    private final List<Wish> wishes;
    private boolean questionOpen;

    Operations(PaymentKey payment, Facts facts, Caller caller, @Nullable Money asked, Sums sums) {
        this.payment = payment;
        this.facts = facts;
        this.caller = caller;
        this.asked = asked;
        this.sums = sums;
        this.wishes = Wish.ofTills(facts);
    }

    /** In the order in which they are performed. */
    List<Operation> all() {
        var all = new ArrayList<Operation>(2);
        Stream.concat(ours(), wishes.stream()).map(this::operation).forEach(all::add);
        return all;
    }

    /** None while it is not proven that the payment is ours: nobody else's money is moved. */
    private Stream<Wish> ours() {
        return isProven() ? Stream.concat(auto(), endOfRefused()) : Stream.empty();
    }

    private Stream<Wish> auto() {
        var requested = caller.requested();
        var request = requested == null ? null : requested.request();
        return sums.authorized() > 0 && asked != null && request != null && request.captureMode() == CaptureMode.AUTO
                ? Stream.of(Wish.auto(new Money(sums.authorized(), asked.currency())))
                : Stream.empty();
    }

    private Stream<Wish> endOfRefused() {
        return caller.refused() == null ? Stream.empty() : Stream.of(Wish.endOfRefused());
    }

    private Operation operation(Wish wish) {
        var attempts = Attempts.of(payment, wish, facts);
        var end = end(wish, attempts);
        var verdict = end == null ? notEnded(attempts) : end;
        questionOpen |= leavesOpen(verdict, attempts);
        return new Operation(
                wish.id(),
                wish.kind(),
                wish.amount() == null ? null : wish.amount().value(),
                attempts.number(),
                verdict.state(),
                verdict.code(),
                wish.requestedBy(),
                verdict.notBefore());
    }

    private @Nullable Verdict end(Wish wish, Attempts attempts) {
        if (attempts.done()) {
            return Verdict.DONE;
        }
        return switch (wish.kind()) {
            case CAPTURE -> wish.isOurs() ? endOfAuto(attempts) : endOfCapture(wish, attempts);
            case CANCEL -> endOfCancel(wish, attempts);
            case REFUND -> endOfMove(wish, NOT_REFUNDABLE);
        };
    }

    private @Nullable Verdict endOfAuto(Attempts attempts) {
        if (sums.captured() > 0 && sums.settled()) {
            return Verdict.DONE;
        }
        var givenUp = sums.captured() == 0 && wishes.stream().anyMatch(wish -> wish.kind() == Kind.CANCEL);
        return sums.settled() || caller.refused() != null || givenUp ? voided(attempts) : null;
    }

    private @Nullable Verdict endOfCapture(Wish wish, Attempts attempts) {
        return attempts.isRefusedForNow() && isCancelledAfter(wish)
                ? voided(attempts)
                : endOfMove(wish, NOT_CAPTURABLE);
    }

    /** A till's wish to move money is impossible in another currency and without an approval that may still come. */
    private @Nullable Verdict endOfMove(Wish wish, String codeWhenOver) {
        var money = wish.amount();
        if (money == null || asked != null && !money.currency().equals(asked.currency())) {
            return Verdict.refused(WRONG_AMOUNT);
        }
        return isOver() ? Verdict.refused(codeWhenOver) : null;
    }

    private @Nullable Verdict endOfCancel(Wish wish, Attempts attempts) {
        if (!isForeign() && (facts.has(TERMINATED) || facts.has(CANCELLED) || sums.cancelled() > 0)) {
            return Verdict.DONE;
        }
        if (isOver() || wish.isOurs() && sums.captured() > 0 || !wish.isOurs() && caller.refused() != null) {
            return voided(attempts);
        }
        return sums.captured() > 0 && sums.settled() ? Verdict.refused(CANCEL_OF_CAPTURED) : null;
    }

    private Verdict notEnded(Attempts attempts) {
        if (attempts.isRefusedForGood()) {
            return Verdict.refused(attempts.code());
        }
        if (attempts.waitsFor() != null) {
            return new Verdict(State.DEFERRED, attempts.code(), attempts.waitsFor());
        }
        var mayBegin = isProven() && !questionOpen;
        return new Verdict(mayBegin ? State.PENDING : State.DEFERRED, attempts.code(), null);
    }

    private static Verdict voided(Attempts attempts) {
        return new Verdict(State.VOID, attempts.code(), null);
    }

    /** Whether it may have taken effect at Vipps without our knowing. */
    private static boolean leavesOpen(Verdict verdict, Attempts attempts) {
        return switch (verdict.state()) {
            case PENDING -> true;
            case DEFERRED -> attempts.waitsFor() != null && !attempts.isRefusedForNow();
            case DONE, REFUSED, VOID -> false;
        };
    }

    private boolean isCancelledAfter(Wish capture) {
        return wishes.subList(wishes.indexOf(capture), wishes.size()).stream()
                .anyMatch(wish -> wish.kind() == Kind.CANCEL);
    }

    /** There is no approved money and there will be none. */
    private boolean isOver() {
        var neverBorn = caller.refused() != null && (isForeign() || !facts.has(CREATED));
        var ended = !isForeign() && Stream.of(ABORTED, EXPIRED, TERMINATED).anyMatch(facts::has);
        return sums.authorized() == 0 && (neverBorn || ended);
    }

    private boolean isProven() {
        return caller.claim() == Caller.Claim.PROVEN;
    }

    private boolean isForeign() {
        return caller.claim() == Caller.Claim.FOREIGN;
    }
}
