package io.qrpay.initiator.fold;

import static io.qrpay.contracts.payment.FactName.AUTHORIZED;
import static io.qrpay.contracts.payment.FactName.CAPTURED;
import static io.qrpay.contracts.payment.FactName.CREATED;
import static io.qrpay.contracts.payment.FactName.REFUNDED;
import static io.qrpay.contracts.payment.FactName.REQUESTED;

import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.FactSource;
import io.qrpay.contracts.payment.Operation;
import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.contracts.payment.Request;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a payment wants from the clock.
 *
 * @param pollFrom from when Vipps is asked what no webhook brought; null when there is nothing to learn
 * @param resumeAt when the first deferred operation is brought again; null when there is none
 * @param createKey the idempotency key of the checkout that the status speaks of
 */
public record Attention(
        @Nullable Instant pollFrom,
        @Nullable Instant resumeAt,
        @Nullable String createKey) {

    /** It wants nothing. */
    public boolean isNone() {
        return pollFrom == null && resumeAt == null;
    }

    static Attention of(Facts facts, Caller caller, PaymentState state, List<Operation> operations) {
        return new Attention(pollFrom(facts, caller, state), resumeAt(operations), createKey(caller));
    }

    private static @Nullable Instant pollFrom(Facts facts, Caller caller, PaymentState state) {
        return switch (state) {
            case REQUESTED -> validUntil(facts, createKey(caller));
            case AWAITING_CUSTOMER -> facts.told(CREATED, Fact::occurredAt);
            case REFUSED -> null;
            default -> caller.claim() == Caller.Claim.PROVEN ? unexplained(facts) : unproven(facts);
        };
    }

    /** Approved, but the creation has not been told: the event log says whose payment it is. */
    private static @Nullable Instant unproven(Facts facts) {
        return facts.told(AUTHORIZED, Fact::occurredAt) == null
                ? facts.told(CAPTURED, Fact::occurredAt)
                : facts.told(AUTHORIZED, Fact::occurredAt);
    }

    /** A till that asks again over REST waits again: the latest of its times counts. */
    private static @Nullable Instant validUntil(Facts facts, @Nullable String createKey) {
        return facts.all(REQUESTED).stream()
                .filter(fact -> Objects.equals(fact.idempotencyKey(), createKey))
                .map(Fact::request)
                .filter(Objects::nonNull)
                .map(Request::validUntil)
                .max(Instant::compareTo)
                .orElse(null);
    }

    /** A webhook without key may tell of money that is counted already or not: only the vendor's books know. */
    private static @Nullable Instant unexplained(Facts facts) {
        return Stream.of(CAPTURED, REFUNDED)
                .flatMap(name -> facts.all(name).stream()
                        .filter(fact -> fact.source() == FactSource.WEBHOOK && fact.idempotencyKey() == null)
                        .filter(fact -> facts.all(name).stream().noneMatch(other -> explains(other, fact))))
                .map(Fact::occurredAt)
                .min(Instant::compareTo)
                .orElse(null);
    }

    private static boolean explains(Fact fact, Fact webhook) {
        return fact.source() == FactSource.EVENT_LOG && Objects.equals(fact.pspReference(), webhook.pspReference());
    }

    private static @Nullable String createKey(Caller caller) {
        var requested = caller.requested();
        return requested == null ? null : requested.idempotencyKey();
    }

    private static @Nullable Instant resumeAt(List<Operation> operations) {
        return operations.stream()
                .map(Operation::notBefore)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }
}
