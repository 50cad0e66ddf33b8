package io.qrpay.simulator.code;

import io.qrpay.simulator.answer.ErrorForm;
import io.qrpay.simulator.fault.Operation;
import io.qrpay.simulator.gateway.Gateway;
import io.qrpay.simulator.schema.Bodies;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** The QR API's merchant redirect codes. */
@Path("/qr/v1/merchant-redirect")
public class RedirectResource {

    private final Gateway gateway;
    private final Bodies bodies;
    private final Redirects redirects;

    RedirectResource(Gateway gateway, Bodies bodies, Redirects redirects) {
        this.gateway = gateway;
        this.bodies = bodies;
        this.redirects = redirects;
    }

    @POST
    public Uni<Response> create(@Context HttpServerRequest request, byte[] body) {
        return gateway.pass(
                Operation.REDIRECT_CREATE,
                request,
                Bodies.textOf(body, "/id"),
                call -> Picture.byHeaders(
                        request,
                        picture -> bodies.read(
                                ErrorForm.QR,
                                call.path(),
                                body,
                                Shapes.NEW_REDIRECT,
                                tree -> redirects.create(call, picture, tree))));
    }

    @GET
    public Uni<Response> list(@Context HttpServerRequest request) {
        return gateway.pass(
                Operation.REDIRECT_LIST,
                request,
                "",
                call -> Picture.byHeaders(request, picture -> redirects.list(call, picture)));
    }

    @GET
    @Path("{id}")
    public Uni<Response> get(@Context HttpServerRequest request, String id) {
        return gateway.pass(
                Operation.REDIRECT_GET,
                request,
                id,
                call -> Picture.byHeaders(request, picture -> redirects.show(call, picture, id)));
    }

    @PUT
    @Path("{id}")
    public Uni<Response> change(@Context HttpServerRequest request, String id, byte[] body) {
        return gateway.pass(
                Operation.REDIRECT_CHANGE,
                request,
                id,
                call -> Picture.byHeaders(
                        request,
                        picture -> bodies.read(
                                ErrorForm.QR,
                                call.path(),
                                body,
                                Shapes.TARGET,
                                tree -> redirects.change(call, picture, id, tree))));
    }

    @DELETE
    @Path("{id}")
    public Uni<Response> delete(@Context HttpServerRequest request, String id) {
        return gateway.pass(Operation.REDIRECT_DELETE, request, id, call -> redirects.delete(call, id));
    }
}
