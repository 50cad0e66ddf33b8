package io.qrpay.simulator.webhook;

import io.qrpay.simulator.answer.Answer;
import io.qrpay.simulator.answer.Problem;
import io.qrpay.simulator.fault.Operation;
import io.qrpay.simulator.gateway.Call;
import io.qrpay.simulator.gateway.Gateway;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** The Webhooks API. */
@Path("/webhooks/v1/webhooks")
public class WebhookResource {

    private final Gateway gateway;
    private final Registering registering;
    private final Registrations registrations;

    WebhookResource(Gateway gateway, Registering registering, Registrations registrations) {
        this.gateway = gateway;
        this.registering = registering;
        this.registrations = registrations;
    }

    @POST
    public Uni<Response> register(@Context HttpServerRequest request, byte[] body) {
        return gateway.pass(Operation.WEBHOOKS, request, "", call -> registering.register(call, body));
    }

    @GET
    public Uni<Response> list(@Context HttpServerRequest request) {
        return gateway.pass(
                Operation.WEBHOOKS, request, "", call -> RegistrationAnswer.all(registrations.of(ownerOf(call))));
    }

    @DELETE
    @Path("{id}")
    public Uni<Response> delete(@Context HttpServerRequest request, String id) {
        return gateway.pass(Operation.WEBHOOKS, request, "", call -> delete(call, id));
    }

    private Answer delete(Call call, String id) {
        return registrations
                .remove(ownerOf(call), id)
                .map(removed -> Answer.empty(204))
                .orElseGet(() -> Problem.of(404, "Not Found", "There is no such webhook.", call.path()));
    }

    private static Registration.Owner ownerOf(Call call) {
        return Registration.Owner.of(call.msn(), call.clientId());
    }
}
