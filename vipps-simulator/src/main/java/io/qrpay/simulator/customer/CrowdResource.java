package io.qrpay.simulator.customer;

import io.qrpay.simulator.answer.Problem;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Sends the automatic customers in and out. */
@Path("/simulator/crowd")
@NonBlocking
public class CrowdResource {

    private final CrowdInTheStore store;

    CrowdResource(CrowdInTheStore store) {
        this.store = store;
    }

    @PUT
    public Response enter(@Nullable Crowd crowd) {
        if (crowd == null || !crowd.isComplete()) {
            return Problem.invalid(
                            "/simulator/crowd",
                            "crowd",
                            "approve, decline and walkAway must add up to 1, and delayMillis have min, median and max")
                    .toResponse();
        }
        store.enter(crowd);
        return Response.ok(crowd).build();
    }

    @GET
    public Response show() {
        return store.now().map(Response::ok).orElse(Response.status(404)).build();
    }

    @DELETE
    public void leave() {
        store.leave();
    }
}
