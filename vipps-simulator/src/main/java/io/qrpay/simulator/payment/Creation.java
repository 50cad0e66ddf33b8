package io.qrpay.simulator.payment;

import com.fasterxml.jackson.databind.JsonNode;
import io.qrpay.simulator.answer.Answer;
import io.qrpay.simulator.answer.ErrorCode;
import io.qrpay.simulator.answer.Problem;
import io.qrpay.simulator.behaviour.CurrentBehaviour;
import io.qrpay.simulator.behaviour.Idempotency;
import io.qrpay.simulator.gateway.Call;
import io.qrpay.simulator.schema.Findings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Creates one payment per idempotency key and per reference, however often it is asked. */
@ApplicationScoped
class Creation {

    private final Payments payments;
    private final Creations creations;
    private final CreateRules rules;
    private final Customers customers;
    private final Expiry expiry;
    private final Newcomers newcomers;
    private final CurrentBehaviour behaviour;
    private final RedirectUrls redirectUrls;

    Creation(
            Payments payments,
            Creations creations,
            CreateRules rules,
            Customers customers,
            Expiry expiry,
            Newcomers newcomers,
            CurrentBehaviour behaviour,
            RedirectUrls redirectUrls) {
        this.payments = payments;
        this.creations = creations;
        this.rules = rules;
        this.customers = customers;
        this.expiry = expiry;
        this.newcomers = newcomers;
        this.behaviour = behaviour;
        this.redirectUrls = redirectUrls;
    }

    Answer create(Call call, JsonNode body, byte[] text) {
        var fingerprint = Fingerprint.of(body);
        var key = new Creations.Key(call.msn(), call.key());
        if (payments.isFull()) {
            return Problem.refused(call.path(), ErrorCode.INTERNAL);
        }
        var first = creations.once(key, fingerprint, () -> attempt(call, body, text));
        return first.fingerprint() == fingerprint
                ? answer(call, first.outcome())
                : Problem.refused(call.path(), ErrorCode.CREATE_KEY_CONFLICT);
    }

    private Creations.Outcome attempt(Call call, JsonNode body, byte[] text) {
        var findings = new Findings(behaviour.now().rejectUnknownFields());
        CreateRequest.SHAPE.check("", body, findings);
        if (!findings.isEmpty()) {
            return new Creations.Outcome.Refused(Problem.invalid(call.path(), findings.details()));
        }
        if (body.path("metadata").size() > 0 && MetadataKeys.repeatIn(text)) {
            return refused(call, ErrorCode.METADATA_DUPLICATE_KEY);
        }
        return rules.firstBroken(call.msn(), body)
                .map(code -> refused(call, code))
                .orElseGet(() -> add(call, Order.of(body, customers.asked(body.path("customer")))));
    }

    private Creations.Outcome add(Call call, Order order) {
        var payment = newPayment(call, order);
        if (!payments.add(payment)) {
            return refused(call, ErrorCode.REFERENCE_EXISTS);
        }
        expiry.watch(payment);
        newcomers.welcome(payment);
        return new Creations.Outcome.Created(payment);
    }

    private static Creations.Outcome refused(Call call, ErrorCode code) {
        return new Creations.Outcome.Refused(Problem.refused(call.path(), code));
    }

    private Payment newPayment(Call call, Order order) {
        var now = System.currentTimeMillis();
        var secret = ThreadLocalRandom.current().nextLong();
        return new Payment(call.msn().intern(), call.clientId(), call.key(), order, secret, now, expiryOf(order, now));
    }

    private long expiryOf(Order order, long now) {
        var expiresAt = order.expiresAt();
        return expiresAt == null
                ? now + behaviour.ourMillis(behaviour.now().paymentLifetime())
                : now + behaviour.ourMillis(Duration.ofMillis(expiresAt.toEpochMilli() - now));
    }

    private Answer answer(Call call, Creations.Outcome outcome) {
        return switch (outcome) {
            case Creations.Outcome.Refused refused -> refused.answer();
            case Creations.Outcome.Created created ->
                PaymentAnswers.created(created.payment(), urlFor(call, created.payment()));
        };
    }

    private Optional<String> urlFor(Call call, Payment payment) {
        var shown = behaviour.now().idempotency() == Idempotency.REPLAY || payment.state() == State.CREATED;
        return shown ? redirectUrls.of(payment, call.origin()) : Optional.empty();
    }
}
