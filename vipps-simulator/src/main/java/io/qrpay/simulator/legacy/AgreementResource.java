package io.qrpay.simulator.legacy;

import io.qrpay.simulator.answer.ErrorForm;
import io.qrpay.simulator.fault.Operation;
import io.qrpay.simulator.gateway.Gateway;
import io.qrpay.simulator.schema.Bodies;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** The Recurring API, as far as an agreement up to the customer's answer needs it. */
@Path("/recurring/v3/agreements")
public class AgreementResource {

    private final Gateway gateway;
    private final Bodies bodies;
    private final Agreements agreements;

    AgreementResource(Gateway gateway, Bodies bodies, Agreements agreements) {
        this.gateway = gateway;
        this.bodies = bodies;
        this.agreements = agreements;
    }

    @POST
    public Uni<Response> draft(@Context HttpServerRequest request, byte[] body) {
        return gateway.pass(
                Operation.AGREEMENT_CREATE,
                request,
                "",
                call -> bodies.read(
                        ErrorForm.RECURRING,
                        call.path(),
                        body,
                        AgreementShapes.DRAFT,
                        tree -> agreements.draft(call, tree)));
    }

    @GET
    @Path("{agreementId}")
    public Uni<Response> get(@Context HttpServerRequest request, String agreementId) {
        return gateway.pass(Operation.AGREEMENT_GET, request, agreementId, call -> agreements.show(call, agreementId));
    }
}
