package io.qrpay.initiator.fold;

import static io.qrpay.contracts.payment.FactName.AUTHORIZED;
import static io.qrpay.contracts.payment.FactName.CAPTURED;
import static io.qrpay.contracts.payment.FactName.OPERATION_DEFERRED;
import static io.qrpay.contracts.payment.FactName.OPERATION_REFUSED;
import static io.qrpay.contracts.payment.FactName.OPERATION_RESUMED;
import static io.qrpay.contracts.payment.FactName.REFUNDED;

import io.qrpay.contracts.PaymentKey;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.FactName;
import io.qrpay.contracts.payment.Operation.Kind;
import io.qrpay.contracts.payment.OperationKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What became of the attempts of one operation.
 *
 * @param number the present one, from 1
 * @param refusal the definite no to the latest attempt that was answered; a final one counts more than one to be tried again
 * @param waitsFor the latest time that was set and that the clock has not called yet
 * @param done whether one of the attempts moved the money; a cancel shows in the sums instead
 */
record Attempts(
        int number, @Nullable Fact refusal, @Nullable Instant waitsFor, boolean done) {
    private static final String CUSTOMER_IS_APPROVING = "6250";

    private static final Comparator<Fact> LATEST = Comparator.<Fact>comparingInt(Attempts::attempt)
            .thenComparing(fact -> fact.notBefore() == null)
            .thenComparing(Fact::toString);

    static Attempts of(PaymentKey payment, Wish wish, Facts facts) {
        var refusal = all(facts, OPERATION_REFUSED, wish.id()).max(LATEST).orElse(null);
        var number = refusal == null ? 1 : attempt(refusal) + (refusal.notBefore() == null ? 0 : 1);
        var waitsFor = isAnswered(refusal, facts) ? null : waitsFor(facts, wish.id());
        return new Attempts(number, refusal, waitsFor, done(payment, wish, facts, number));
    }

    /**
     * The first attempt was refused because the customer was just being charged, and that has ended: a till that gave up
     * need not wait for the clock. Only the first, so that the vendor's contradictions never make a loop without a pause.
     */
    private static boolean isAnswered(@Nullable Fact refusal, Facts facts) {
        var failure = refusal == null ? null : refusal.failure();
        return refusal != null
                && failure != null
                && CUSTOMER_IS_APPROVING.equals(failure.code())
                && attempt(refusal) == 1
                && facts.has(AUTHORIZED);
    }

    /** The vendor will not do it, ever. */
    boolean isRefusedForGood() {
        return refusal != null && refusal.notBefore() == null;
    }

    /** The vendor has done nothing so far, and said so: nothing is open until the next attempt. */
    boolean isRefusedForNow() {
        return waitsFor != null && refusal != null && waitsFor.equals(refusal.notBefore());
    }

    @Nullable String code() {
        var failure = refusal == null ? null : refusal.failure();
        return failure == null ? null : failure.code();
    }

    private static boolean done(PaymentKey payment, Wish wish, Facts facts, int attempts) {
        var told = wish.kind() == Kind.REFUND ? facts.all(REFUNDED) : facts.all(CAPTURED);
        return !told.isEmpty()
                && wish.kind() != Kind.CANCEL
                && IntStream.rangeClosed(1, attempts)
                        .mapToObj(attempt -> OperationKey.of(payment, wish.id(), attempt))
                        .anyMatch(key -> told.stream().anyMatch(fact -> key.equals(fact.idempotencyKey())));
    }

    private static @Nullable Instant waitsFor(Facts facts, String id) {
        var set = latest(Stream.concat(all(facts, OPERATION_REFUSED, id), all(facts, OPERATION_DEFERRED, id)));
        var called = latest(all(facts, OPERATION_RESUMED, id));
        return set == null || called != null && !called.isBefore(set) ? null : set;
    }

    private static @Nullable Instant latest(Stream<Fact> facts) {
        return facts.map(Fact::notBefore)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(null);
    }

    private static Stream<Fact> all(Facts facts, FactName name, String id) {
        return facts.all(name).stream().filter(fact -> id.equals(fact.operationId()));
    }

    private static int attempt(Fact fact) {
        return Objects.requireNonNullElse(fact.attempt(), 1);
    }
}
