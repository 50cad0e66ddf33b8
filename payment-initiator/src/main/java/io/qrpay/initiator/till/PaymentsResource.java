package io.qrpay.initiator.till;

import io.qrpay.access.Role;
import io.qrpay.contracts.checkout.CheckoutRequested;
import io.qrpay.contracts.payment.PaymentStatus;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
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
    private final TillRequests requests;

    PaymentsResource(TillRequests requests) {
        this.requests = requests;
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
        return requests.ask(storeId, traceparent, checkout);
    }
}
