package io.qrpay.initiator.till;

import io.opentelemetry.api.trace.SpanKind;
import io.qrpay.access.Role;
import io.qrpay.contracts.checkout.CheckoutRequested;
import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.initiator.checkout.CheckoutReader;
import io.qrpay.initiator.checkout.CheckoutReading.Readable;
import io.qrpay.initiator.checkout.CheckoutReading.Unreadable;
import io.qrpay.initiator.creation.PaymentCreation;
import io.qrpay.initiator.creation.RequestedPayment;
import io.qrpay.problem.FieldError;
import io.qrpay.problem.Problem;
import io.qrpay.problem.ProblemFound;
import io.qrpay.tracing.PaymentTraces;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Tills ask for payments. */
@Path("/v1/stores/{storeId}/payments")
@Tag(name = "payments")
@RolesAllowed({Role.TILL, Role.STORE_MANAGER, Role.OPERATOR})
class PaymentsResource {
    private final CheckoutReader reader;
    private final PaymentCreation payments;
    private final TillCreation creation;
    private final PaymentTraces traces;
    private final Clock clock;

    PaymentsResource(
            CheckoutReader reader, PaymentCreation payments, TillCreation creation, PaymentTraces traces, Clock clock) {
        this.reader = reader;
        this.payments = payments;
        this.creation = creation;
        this.traces = traces;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "requestPayment", summary = "Asks for a payment; the same request may be repeated")
    @RequestBody(content = @Content(schema = @Schema(implementation = CheckoutRequested.class)))
    @APIResponse(
            responseCode = "201",
            description = "The customer can pay: there is a QR to show, or the customer's phone asks",
            content = @Content(schema = @Schema(implementation = PaymentStatus.class)))
    @APIResponse(
            responseCode = "202",
            description = "The payment is on its way; its status tells more",
            content = @Content(schema = @Schema(implementation = PaymentStatus.class)))
    @APIResponse(responseCode = "400", description = "Fields are wrong; errors names each")
    @APIResponse(responseCode = "404", description = "The store is not known")
    @APIResponse(responseCode = "409", description = "Another checkout holds this reference")
    @APIResponse(responseCode = "422", description = "The payment was refused; code says why")
    @APIResponse(responseCode = "503", description = "Nothing happened; repeat after Retry-After seconds")
    public Uni<Response> request(
            String storeId,
            @Parameter(description = "W3C Trace Context of the till: our trace links to it")
                    @HeaderParam("traceparent")
                    @Nullable String traceparent,
            byte[] checkout) {
        var payment = payment(storeId, checkout);
        return traces.request(payment.key(), "checkout", SpanKind.SERVER, traceparent, creation.create(payment))
                .map(TillAnswers::of);
    }

    private RequestedPayment payment(String storeId, byte[] text) {
        return payments.paymentOf(checkout(storeId, text), clock.instant())
                .orElseThrow(() -> new ProblemFound(TillProblem.UNKNOWN_STORE));
    }

    private CheckoutRequested checkout(String storeId, byte[] text) {
        return switch (reader.read(text)) {
            case Readable(var checkout) when checkout.storeId().equals(storeId) -> checkout;
            case Readable other -> throw invalid(List.of(new FieldError("/storeId", "must be that of the path")));
            case Unreadable unreadable -> throw invalid(unreadable.errors());
        };
    }

    private static ProblemFound invalid(List<FieldError> errors) {
        return new ProblemFound(Problem.of(TillProblem.INVALID_CHECKOUT).errors(errors));
    }
}
