package io.qrpay.simulator.gateway;

import io.qrpay.simulator.answer.Answer;
import io.qrpay.simulator.answer.Detail;
import io.qrpay.simulator.answer.GatewayError;
import io.qrpay.simulator.behaviour.CurrentBehaviour;
import io.qrpay.simulator.fault.Operation;
import io.qrpay.simulator.fault.Rate;
import io.qrpay.simulator.fault.Struck;
import io.qrpay.simulator.fault.Trouble;
import io.qrpay.simulator.token.Credentials;
import io.qrpay.simulator.token.Tokens;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Stands before every vendor API: nothing is done for a request without good keys, token, headers and rate. */
@ApplicationScoped
public class Gateway {

    private final Credentials credentials;
    private final Tokens tokens;
    private final Rates rates;
    private final Trouble trouble;
    private final CurrentBehaviour behaviour;
    private final Origin origin;

    Gateway(
            Credentials credentials,
            Tokens tokens,
            Rates rates,
            Trouble trouble,
            CurrentBehaviour behaviour,
            Origin origin) {
        this.credentials = credentials;
        this.tokens = tokens;
        this.rates = rates;
        this.trouble = trouble;
        this.behaviour = behaviour;
        this.origin = origin;
    }

    /**
     * Lets a request in, or answers it itself.
     *
     * @param reference the payment it is about; empty when it is about none, or hides it
     */
    public Uni<Response> pass(
            Operation operation, HttpServerRequest request, String reference, Function<Call, Answer> act) {
        var msn = headerOf(request, Headers.MSN);
        return trouble.around(
                operation, request, msn, reference, struck -> switch (admit(operation, request, msn, reference)) {
                    case Admission.Turned turned -> turned.answer();
                    case Admission.Admitted admitted -> act.apply(callOf(admitted, request, struck));
                });
    }

    private Admission admit(Operation operation, HttpServerRequest request, String msn, String reference) {
        if (!credentials.knowsSubscriptionKey(request.getHeader(Headers.SUBSCRIPTION_KEY))) {
            return turn(401, "Access denied due to missing or invalid subscription key.");
        }
        var clientId = tokens.clientOf(request.getHeader(Headers.AUTHORIZATION));
        if (clientId.isEmpty()) {
            return turn(401, "Unauthorized. Access token is missing or invalid.");
        }
        var wrong = HeaderCheck.wrongIn(request, operation);
        if (!wrong.isEmpty()) {
            return new Admission.Turned(invalid(operation, request, wrong));
        }
        if (msn.isEmpty()) {
            return admitUnnamed(operation, request, reference, clientId.get());
        }
        return credentials.allows(clientId.get(), msn)
                ? withinRate(operation, request, msn, reference, clientId.get())
                : new Admission.Turned(forbidden(operation, request));
    }

    /** A partner may leave the sales unit out of a registration, a merchant out of what needs it: it has but one. */
    private Admission admitUnnamed(Operation operation, HttpServerRequest request, String reference, String clientId) {
        if (operation.knowsOnlySalesUnit()) {
            return credentials
                    .onlySalesUnitOf(clientId)
                    .map(own -> withinRate(operation, request, own, reference, clientId))
                    .orElseGet(
                            () -> turnUnnamed(operation, request, "is required unless the keys are of one sales unit"));
        }
        return credentials.isPartner(clientId)
                ? withinRate(operation, request, "", reference, clientId)
                : turnUnnamed(operation, request, "is required unless the keys are a partner's");
    }

    private static Admission turnUnnamed(Operation operation, HttpServerRequest request, String reason) {
        return new Admission.Turned(invalid(operation, request, List.of(new Detail(Headers.MSN, reason))));
    }

    private static Answer invalid(Operation operation, HttpServerRequest request, List<Detail> wrong) {
        return operation.errorForm().invalid(request.path(), wrong);
    }

    private static Answer forbidden(Operation operation, HttpServerRequest request) {
        return operation
                .errorForm()
                .of(403, "Forbidden", "These keys may not act for this sales unit.", request.path());
    }

    private Admission withinRate(
            Operation operation, HttpServerRequest request, String msn, String reference, String clientId) {
        var seconds = operation
                .rate()
                .filter(rate -> behaviour.now().rateLimits())
                .map(rate -> secondsToWait(rate, request, msn, reference))
                .orElse(0);
        return seconds == 0
                ? new Admission.Admitted(clientId, msn)
                : new Admission.Turned(
                        GatewayError.answer(429, "Rate limit is exceeded. Try again in %d seconds.".formatted(seconds))
                                .with("Retry-After", Integer.toString(seconds)));
    }

    private int secondsToWait(Rate rate, HttpServerRequest request, String msn, String reference) {
        var counted = rate.isBySalesUnit() ? msn : headerOf(request, Headers.SUBSCRIPTION_KEY);
        return rates.secondsToWait(rate, counted + "/" + reference);
    }

    private static Admission turn(int status, String message) {
        return new Admission.Turned(GatewayError.answer(status, message));
    }

    private Call callOf(Admission.Admitted admitted, HttpServerRequest request, Struck struck) {
        var key = headerOf(request, Headers.IDEMPOTENCY_KEY);
        return new Call(admitted.clientId(), admitted.msn(), key, request.path(), origin.of(request), struck);
    }

    private static String headerOf(HttpServerRequest request, String name) {
        return Objects.requireNonNullElse(request.getHeader(name), "");
    }
}
