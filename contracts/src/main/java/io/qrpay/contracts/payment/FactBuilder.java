package io.qrpay.contracts.payment;

import io.qrpay.contracts.Money;
import io.qrpay.contracts.PaymentKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Builds a {@link Fact}; a member that is not set is absent. */
public final class FactBuilder {
    private final PaymentKey key;
    private final FactName name;
    private final FactSource source;
    private final Instant occurredAt;
    private boolean success = true;
    private @Nullable Money amount;
    private @Nullable String idempotencyKey;
    private @Nullable String pspReference;
    private @Nullable Request request;
    private @Nullable Qr qr;
    private @Nullable Aggregate aggregate;
    private @Nullable Instant captureGuaranteedUntil;
    private @Nullable Failure failure;
    private @Nullable String commandId;
    private @Nullable String requestedBy;
    private @Nullable String operationId;
    private @Nullable Integer attempt;
    private @Nullable Instant notBefore;

    FactBuilder(PaymentKey key, FactName name, FactSource source, Instant occurredAt) {
        this.key = key;
        this.name = name;
        this.source = source;
        this.occurredAt = occurredAt;
    }

    FactBuilder(Fact fact) {
        this(fact.paymentKey(), fact.name(), fact.source(), fact.occurredAt());
        success = fact.success();
        amount = fact.amount();
        idempotencyKey = fact.idempotencyKey();
        pspReference = fact.pspReference();
        request = fact.request();
        qr = fact.qr();
        aggregate = fact.aggregate();
        captureGuaranteedUntil = fact.captureGuaranteedUntil();
        failure = fact.failure();
        commandId = fact.commandId();
        requestedBy = fact.requestedBy();
        operationId = fact.operationId();
        attempt = fact.attempt();
        notBefore = fact.notBefore();
    }

    public FactBuilder success(boolean success) {
        this.success = success;
        return this;
    }

    public FactBuilder amount(@Nullable Money amount) {
        this.amount = amount;
        return this;
    }

    public FactBuilder idempotencyKey(@Nullable String idempotencyKey) {
        this.idempotencyKey = idempotencyKey;
        return this;
    }

    public FactBuilder pspReference(@Nullable String pspReference) {
        this.pspReference = pspReference;
        return this;
    }

    public FactBuilder request(@Nullable Request request) {
        this.request = request;
        return this;
    }

    public FactBuilder qr(@Nullable Qr qr) {
        this.qr = qr;
        return this;
    }

    public FactBuilder aggregate(@Nullable Aggregate aggregate) {
        this.aggregate = aggregate;
        return this;
    }

    public FactBuilder captureGuaranteedUntil(@Nullable Instant captureGuaranteedUntil) {
        this.captureGuaranteedUntil = captureGuaranteedUntil;
        return this;
    }

    public FactBuilder failure(@Nullable Failure failure) {
        this.failure = failure;
        return this;
    }

    public FactBuilder commandId(@Nullable String commandId) {
        this.commandId = commandId;
        return this;
    }

    public FactBuilder requestedBy(@Nullable String requestedBy) {
        this.requestedBy = requestedBy;
        return this;
    }

    public FactBuilder operationId(@Nullable String operationId) {
        this.operationId = operationId;
        return this;
    }

    public FactBuilder attempt(@Nullable Integer attempt) {
        this.attempt = attempt;
        return this;
    }

    public FactBuilder notBefore(@Nullable Instant notBefore) {
        this.notBefore = notBefore;
        return this;
    }

    public Fact build() {
        return new Fact(
                key.msn(),
                key.reference(),
                name,
                success,
                source,
                occurredAt,
                amount,
                idempotencyKey,
                pspReference,
                request,
                qr,
                aggregate,
                captureGuaranteedUntil,
                failure,
                commandId,
                requestedBy,
                operationId,
                attempt,
                notBefore);
    }
}
