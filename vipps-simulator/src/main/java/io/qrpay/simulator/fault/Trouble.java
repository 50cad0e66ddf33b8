package io.qrpay.simulator.fault;

import io.qrpay.simulator.answer.Answer;
import io.qrpay.simulator.answer.ErrorForm;
import io.qrpay.simulator.answer.GatewayError;
import io.qrpay.simulator.answer.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Performs requests, and lets happen to them what was asked for. */
@ApplicationScoped
public class Trouble {

    private static final long USUAL_DELAY = 1000;

    private final Faults faults;

    Trouble(Faults faults) {
        this.faults = faults;
    }

    /**
     * Performs one request.
     *
     * @param msn the sales unit, empty when the request names none
     * @param act does the work and gives the answer; it is told what struck
     */
    public Uni<Response> around(
            Operation operation,
            HttpServerRequest request,
            String msn,
            @Nullable String reference,
            Function<Struck, Answer> act) {
        var struck = faults.striking(operation, msn, reference);
        return struck.faults().isEmpty()
                ? Uni.createFrom().item(act.apply(struck).toResponse())
                : after(FaultKind.LATENCY, struck).chain(() -> disturbed(operation, struck, request, act));
    }

    private static Uni<Response> disturbed(
            Operation operation, Struck struck, HttpServerRequest request, Function<Struck, Answer> act) {
        if (struck.has(FaultKind.LOST_REQUEST)) {
            return drop(request);
        }
        var status = struck.find(FaultKind.STATUS);
        if (status.isPresent()) {
            return Uni.createFrom()
                    .item(answerOf(operation, status.get(), request.path()).toResponse());
        }
        var answer = act.apply(struck);
        return struck.has(FaultKind.LOST_ANSWER)
                ? drop(request)
                : after(FaultKind.LATE_ANSWER, struck).replaceWith(answer::toResponse);
    }

    private static Uni<Void> after(FaultKind kind, Struck struck) {
        var nothing = Uni.createFrom().voidItem();
        return struck.find(kind)
                .map(fault -> Duration.ofMillis(Math.max(1, fault.delay(USUAL_DELAY))))
                .map(delay -> nothing.onItem().delayIt().by(delay))
                .orElse(nothing);
    }

    private static Uni<Response> drop(HttpServerRequest request) {
        request.connection().close();
        return Uni.createFrom().nothing();
    }

    private static Answer answerOf(Operation operation, Fault fault, String path) {
        var answer = bodyOf(operation, fault, fault.status(503), path);
        var retryAfter = fault.retryAfterSeconds();
        return retryAfter == null ? answer : answer.with("Retry-After", retryAfter.toString());
    }

    private static Answer bodyOf(Operation operation, Fault fault, int status, String path) {
        return switch (Objects.requireNonNullElse(fault.body(), usualBody(status))) {
            case EMPTY -> Answer.empty(status);
            case GATEWAY -> GatewayError.answer(status, "Asked for by a fault.");
            case PROBLEM ->
                operation.errorForm() == ErrorForm.PROBLEM
                        ? problemOf(fault, status, path)
                        : operation.errorForm().of(status, "Fault", "Asked for by a fault.", path);
        };
    }

    private static Answer problemOf(Fault fault, int status, String path) {
        var code = fault.errorCode();
        return code == null
                ? Problem.of(status, "Fault", "Asked for by a fault.", path)
                : Problem.refused(path, status, "Fault", code);
    }

    private static Fault.Body usualBody(int status) {
        return status == 401 || status == 403 || status == 429 ? Fault.Body.GATEWAY : Fault.Body.PROBLEM;
    }
}
