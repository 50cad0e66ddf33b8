package io.qrpay.simulator.code;

import io.qrpay.simulator.answer.ErrorForm;
import io.qrpay.simulator.fault.Operation;
import io.qrpay.simulator.gateway.Gateway;
import io.qrpay.simulator.schema.Bodies;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** The QR API's merchant callback codes. */
@Path("/qr/v1/merchant-callback")
public class CallbackResource {

    private final Gateway gateway;
    private final Bodies bodies;
    private final Callbacks callbacks;

    CallbackResource(Gateway gateway, Bodies bodies, Callbacks callbacks) {
        this.gateway = gateway;
        this.bodies = bodies;
        this.callbacks = callbacks;
    }

    @PUT
    @Path("{id}")
    public Uni<Response> put(@Context HttpServerRequest request, String id, byte[] body) {
        return gateway.pass(
                Operation.CALLBACK_PUT,
                request,
                id,
                call -> bodies.read(
                        ErrorForm.QR, call.path(), body, Shapes.PLACE, tree -> callbacks.put(call, id, tree)));
    }

    @PUT
    @Path("mobilepay/{beaconId}")
    public Uni<Response> putBeacon(@Context HttpServerRequest request, String beaconId, byte[] body) {
        return gateway.pass(
                Operation.CALLBACK_PUT,
                request,
                beaconId,
                call -> bodies.read(
                        ErrorForm.QR,
                        call.path(),
                        body,
                        Shapes.PLACE,
                        tree -> callbacks.putBeacon(call, beaconId, tree)));
    }

    @GET
    public Uni<Response> list(@Context HttpServerRequest request) {
        return gateway.pass(
                Operation.CALLBACK_LIST,
                request,
                "",
                call -> Picture.byQuery(request, picture -> callbacks.list(call, picture)));
    }

    @GET
    @Path("{id}")
    public Uni<Response> get(@Context HttpServerRequest request, String id) {
        return gateway.pass(
                Operation.CALLBACK_GET,
                request,
                id,
                call -> Picture.byQuery(request, picture -> callbacks.show(call, picture, id)));
    }

    @DELETE
    @Path("{id}")
    public Uni<Response> delete(@Context HttpServerRequest request, String id) {
        return gateway.pass(Operation.CALLBACK_DELETE, request, id, call -> callbacks.delete(call, id));
    }
}
