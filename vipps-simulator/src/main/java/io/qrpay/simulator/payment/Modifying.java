package io.qrpay.simulator.payment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.qrpay.simulator.answer.Answer;
import io.qrpay.simulator.answer.ErrorCode;
import io.qrpay.simulator.answer.Json;
import io.qrpay.simulator.answer.Problem;
import io.qrpay.simulator.behaviour.CurrentBehaviour;
import io.qrpay.simulator.behaviour.Idempotency;
import io.qrpay.simulator.fault.Operation;
import io.qrpay.simulator.gateway.Call;
import io.qrpay.simulator.schema.Findings;
import io.qrpay.simulator.schema.Shape;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Captures, refunds and cancels: each idempotency key does its work once. */
@ApplicationScoped
class Modifying {

    private static final Shape AMOUNT = Shape.object().required("modificationAmount", CreateRequest.AMOUNT);
    private static final Shape CANCEL = Shape.object().optional("cancelTransactionOnly", Shape.flag());

    private final Payments payments;
    private final Capture capture;
    private final Refund refund;
    private final Cancellation cancellation;
    private final CurrentBehaviour behaviour;

    Modifying(
            Payments payments, Capture capture, Refund refund, Cancellation cancellation, CurrentBehaviour behaviour) {
        this.payments = payments;
        this.capture = capture;
        this.refund = refund;
        this.cancellation = cancellation;
        this.behaviour = behaviour;
    }

    Answer modify(Operation operation, Call call, String reference, byte[] body) {
        var tree = read(operation, body);
        if (tree.isEmpty()) {
            return Problem.invalid(call.path(), "body", "is no JSON");
        }
        var findings = new Findings(behaviour.now().rejectUnknownFields());
        shapeOf(operation).check("", tree.get(), findings);
        return findings.isEmpty()
                ? modify(Wanted.of(operation, call, tree.get()), reference)
                : Problem.invalid(call.path(), findings.details());
    }

    private Answer modify(Wanted wanted, String reference) {
        return payments.find(wanted.call().msn(), reference)
                .map(payment -> answer(wanted, payment, payments.inTurn(payment, it -> once(it, wanted))))
                .orElseGet(() -> Problem.refused(wanted.call().path(), ErrorCode.REFERENCE_NOT_FOUND));
    }

    private Modification once(Payment payment, Wanted wanted) {
        var now = System.currentTimeMillis();
        var lock = payment.lock(now);
        if (lock.isPresent()) {
            return new Modification.TurnedAway(lock.get());
        }
        wanted.lock(now).ifPresent(payment::lock);
        return payment.attempt(wanted.operation(), wanted.key())
                .map(first -> again(payment, first, wanted))
                .orElseGet(() -> remembered(payment, wanted, perform(payment, wanted)));
    }

    private Modification again(Payment payment, Attempt first, Wanted wanted) {
        if (first.fingerprint() != wanted.fingerprint()) {
            return new Modification.Refused(conflictOf(wanted.operation()));
        }
        var asItIsNow = behaviour.now().idempotency() == Idempotency.AGGREGATE;
        return asItIsNow && first.outcome() instanceof Modification.Done
                ? Modification.Done.with(payment)
                : first.outcome();
    }

    private Modification perform(Payment payment, Wanted wanted) {
        var movement = movementFor(wanted.operation());
        var refusal = movement.refusalOf(payment, wanted);
        return refusal == null ? tried(movement, payment, wanted) : new Modification.Refused(refusal);
    }

    private static Modification tried(Movement movement, Payment payment, Wanted wanted) {
        var now = System.currentTimeMillis();
        var failure = wanted.failure();
        if (failure.isPresent()) {
            movement.fail(payment, wanted, now);
            return failure.get();
        }
        movement.move(payment, wanted, now);
        return Modification.Done.with(payment);
    }

    private Movement movementFor(Operation operation) {
        return switch (operation) {
            case CAPTURE -> capture;
            case REFUND -> refund;
            default -> cancellation;
        };
    }

    private static Modification remembered(Payment payment, Wanted wanted, Modification outcome) {
        if (!wanted.key().isEmpty() && !(outcome instanceof Modification.Failed)) {
            payment.remember(new Attempt(wanted.operation(), wanted.key(), wanted.fingerprint(), outcome));
        }
        return outcome;
    }

    private Answer answer(Wanted wanted, Payment payment, Modification outcome) {
        var path = wanted.call().path();
        return switch (outcome) {
            case Modification.Done done ->
                PaymentAnswers.modified(payment, done, behaviour.now().modificationContentType());
            case Modification.Refused refused -> Problem.refused(path, refused.code());
            case Modification.Failed failed ->
                Problem.refused(path, failed.status(), "Operation failed", failed.code());
            case Modification.TurnedAway turned -> turnedAway(path, turned.lock());
        };
    }

    private static Answer turnedAway(String path, Lock lock) {
        var code = lock.code();
        return code == null
                ? Problem.of(lock.status(), "Locked", "Another operation has the payment, try again shortly.", path)
                : Problem.refused(path, lock.status(), "Another operation has the payment", code);
    }

    private static ErrorCode conflictOf(Operation operation) {
        return switch (operation) {
            case CAPTURE -> ErrorCode.CAPTURE_KEY_CONFLICT;
            case REFUND -> ErrorCode.REFUND_KEY_CONFLICT;
            default -> ErrorCode.CREATE_KEY_CONFLICT;
        };
    }

    /** A cancel may come without a body. */
    private static Optional<JsonNode> read(Operation operation, byte[] body) {
        return body.length == 0 && operation == Operation.CANCEL
                ? Optional.of(JsonNodeFactory.instance.objectNode())
                : Json.read(body);
    }

    private static Shape shapeOf(Operation operation) {
        return operation == Operation.CANCEL ? CANCEL : AMOUNT;
    }
}
