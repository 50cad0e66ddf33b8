package io.qrpay.initiator.till;

import io.opentelemetry.api.trace.SpanKind;
import io.qrpay.contracts.checkout.CheckoutRequested;
import io.qrpay.contracts.command.PaymentCommand;
import io.qrpay.contracts.payment.Operation.Kind;
import io.qrpay.initiator.checkout.CheckoutReader;
import io.qrpay.initiator.checkout.CheckoutReading;
import io.qrpay.initiator.command.CommandReader;
import io.qrpay.initiator.command.CommandReading;
import io.qrpay.initiator.creation.PaymentCreation;
import io.qrpay.initiator.creation.RequestedPayment;
import io.qrpay.problem.FieldError;
import io.qrpay.problem.Problem;
import io.qrpay.problem.ProblemFound;
import io.qrpay.tracing.PaymentTraces;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What tills ask for, by REST or on a page. Fails with what {@link TillTroubles} tells as problems. */
@ApplicationScoped
public class TillRequests {
    private final CheckoutReader checkouts;
    private final CommandReader commands;
    private final PaymentCreation payments;
    private final TillCreation creation;
    private final TillCommand wishes;
    private final PaymentTraces traces;
    private final Clock clock;

    TillRequests(
            CheckoutReader checkouts,
            CommandReader commands,
            PaymentCreation payments,
            TillCreation creation,
            TillCommand wishes,
            PaymentTraces traces,
            Clock clock) {
        this.checkouts = checkouts;
        this.commands = commands;
        this.payments = payments;
        this.creation = creation;
        this.wishes = wishes;
        this.traces = traces;
        this.clock = clock;
    }

    /**
     * Asks for a payment.
     *
     * @param traceparent W3C Trace Context of the till
     * @param checkout a {@link CheckoutRequested} as JSON
     */
    public Uni<Response> ask(String storeId, @Nullable String traceparent, byte[] checkout) {
        var payment = payment(storeId, checkout);
        return traces.request(payment.key(), "checkout", SpanKind.SERVER, traceparent, creation.create(payment))
                .map(TillAnswers::of);
    }

    private RequestedPayment payment(String storeId, byte[] text) {
        return payments.paymentOf(checkout(storeId, text), clock.instant())
                .orElseThrow(() -> new ProblemFound(TillProblem.UNKNOWN_STORE));
    }

    private CheckoutRequested checkout(String storeId, byte[] text) {
        return switch (checkouts.read(text)) {
            case CheckoutReading.Readable(var checkout) when checkout.storeId().equals(storeId) -> checkout;
            case CheckoutReading.Readable other ->
                throw invalid(
                        TillProblem.INVALID_CHECKOUT, List.of(new FieldError("/storeId", "must be that of the path")));
            case CheckoutReading.Unreadable unreadable ->
                throw invalid(TillProblem.INVALID_CHECKOUT, unreadable.errors());
        };
    }

    /**
     * Wants something done with a payment.
     *
     * @param command a {@link PaymentCommand} as JSON, without what the other parameters say
     */
    public Uni<Response> wish(String storeId, String reference, Kind kind, byte[] command) {
        return switch (commands.read(command, storeId, reference, kind)) {
            case CommandReading.Readable(var wish) -> wishes.carryOut(wish);
            case CommandReading.Unreadable(var errors) -> throw invalid(TillProblem.INVALID_COMMAND, errors);
        };
    }

    private static ProblemFound invalid(TillProblem problem, List<FieldError> errors) {
        return new ProblemFound(Problem.of(problem).errors(errors));
    }
}
