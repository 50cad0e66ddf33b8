package io.qrpay.simulator.legacy;

import io.qrpay.simulator.answer.ErrorForm;
import io.qrpay.simulator.fault.Operation;
import io.qrpay.simulator.gateway.Gateway;
import io.qrpay.simulator.schema.Bodies;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** The eCom API, as far as a payment up to its reservation needs it. */
@Path("/ecomm/v2/payments")
public class EcomResource {

    private final Gateway gateway;
    private final Bodies bodies;
    private final Ecom ecom;

    EcomResource(Gateway gateway, Bodies bodies, Ecom ecom) {
        this.gateway = gateway;
        this.bodies = bodies;
        this.ecom = ecom;
    }

    @POST
    public Uni<Response> initiate(@Context HttpServerRequest request, byte[] body) {
        return gateway.pass(
                Operation.ECOM_INITIATE,
                request,
                Bodies.textOf(body, "/transaction/orderId"),
                call -> bodies.read(
                        ErrorForm.ECOM, call.path(), body, EcomShapes.INITIATION, tree -> ecom.initiate(call, tree)));
    }

    @GET
    @Path("{orderId}/details")
    public Uni<Response> details(@Context HttpServerRequest request, String orderId) {
        return gateway.pass(Operation.ECOM_DETAILS, request, orderId, call -> ecom.details(call, orderId));
    }

    @PUT
    @Path("{orderId}/cancel")
    public Uni<Response> cancel(@Context HttpServerRequest request, String orderId, byte[] body) {
        return gateway.pass(
                Operation.ECOM_CANCEL,
                request,
                orderId,
                call -> bodies.read(
                        ErrorForm.ECOM,
                        call.path(),
                        body,
                        EcomShapes.CANCELLATION,
                        tree -> ecom.cancel(call, orderId, tree)));
    }
}
