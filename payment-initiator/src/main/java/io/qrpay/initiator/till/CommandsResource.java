package io.qrpay.initiator.till;

import io.qrpay.access.Role;
import io.qrpay.contracts.payment.Operation.Kind;
import io.qrpay.contracts.payment.PaymentStatus;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tills capture, cancel and refund. */
@Path("/v1/stores/{storeId}/payments/{reference}")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "payments")
@APIResponse(
        responseCode = "200",
        description = "It is done, or there was nothing left to do",
        content = @Content(schema = @Schema(implementation = PaymentStatus.class)))
@APIResponse(
        responseCode = "202",
        description = "It is on its way; the operation in the status tells more",
        content = @Content(schema = @Schema(implementation = PaymentStatus.class)))
@APIResponse(responseCode = "400", description = "Fields are wrong; errors names each")
@APIResponse(responseCode = "404", description = "The payment is not known")
@APIResponse(
        responseCode = "409",
        description = "The payment's state forbids it, or the command id stands for another wish")
@APIResponse(responseCode = "422", description = "The amount is not possible; code says why")
@APIResponse(responseCode = "503", description = "Nothing happened; repeat after Retry-After seconds")
@RolesAllowed({Role.TILL, Role.STORE_MANAGER, Role.OPERATOR})
class CommandsResource {
    private final TillRequests requests;

    CommandsResource(TillRequests requests) {
        this.requests = requests;
    }

    @POST
    @Path("/capture")
    @Operation(operationId = "capturePayment", summary = "Takes an amount; the same request may be repeated")
    @RequestBody(content = @Content(schema = @Schema(implementation = CommandBody.class)))
    public Uni<Response> capture(String storeId, String reference, byte[] command) {
        return requests.wish(storeId, reference, Kind.CAPTURE, command);
    }

    @POST
    @Path("/cancel")
    @Operation(operationId = "cancelPayment", summary = "Ends the payment, or releases all that is not captured")
    @RequestBody(content = @Content(schema = @Schema(implementation = CommandBody.class)))
    public Uni<Response> cancel(String storeId, String reference, byte[] command) {
        return requests.wish(storeId, reference, Kind.CANCEL, command);
    }

    @POST
    @Path("/refund")
    @Operation(operationId = "refundPayment", summary = "Gives an amount back; the same request may be repeated")
    @RequestBody(content = @Content(schema = @Schema(implementation = CommandBody.class)))
    public Uni<Response> refund(String storeId, String reference, byte[] command) {
        return requests.wish(storeId, reference, Kind.REFUND, command);
    }
}
