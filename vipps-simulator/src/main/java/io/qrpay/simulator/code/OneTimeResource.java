package io.qrpay.simulator.code;

import io.qrpay.simulator.answer.ErrorForm;
import io.qrpay.simulator.fault.Operation;
import io.qrpay.simulator.gateway.Gateway;
import io.qrpay.simulator.schema.Bodies;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** The QR API's codes for one payment that was begun elsewhere. */
@Path("/qr/v1")
public class OneTimeResource {

    private final Gateway gateway;
    private final Bodies bodies;
    private final OneTime oneTime;

    OneTimeResource(Gateway gateway, Bodies bodies, OneTime oneTime) {
        this.gateway = gateway;
        this.bodies = bodies;
        this.oneTime = oneTime;
    }

    @POST
    public Uni<Response> create(@Context HttpServerRequest request, byte[] body) {
        return gateway.pass(
                Operation.ONE_TIME_QR,
                request,
                "",
                call -> Picture.byHeaders(
                        request,
                        picture -> bodies.read(
                                ErrorForm.QR,
                                call.path(),
                                body,
                                Shapes.LANDING_PAGE,
                                tree -> oneTime.create(call, picture, tree))));
    }
}
