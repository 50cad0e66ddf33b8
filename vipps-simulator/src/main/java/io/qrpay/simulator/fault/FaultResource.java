package io.qrpay.simulator.fault;

import io.qrpay.simulator.answer.Detail;
import io.qrpay.simulator.answer.Problem;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Lets a test say what is to go wrong. */
@Path("/simulator/faults")
@NonBlocking
public class FaultResource {

    private static final String INSTANCE = "/simulator/faults";

    private final Faults faults;

    FaultResource(Faults faults) {
        this.faults = faults;
    }

    @POST
    public Response add(Fault fault) {
        var wrong = FaultCheck.wrongIn(fault);
        if (!wrong.isEmpty()) {
            return Problem.invalid(INSTANCE, wrong).toResponse();
        }
        var id = UUID.randomUUID();
        return faults.add(fault, id)
                ? Response.status(201).entity(Map.of("id", id.toString())).build()
                : Problem.invalid(INSTANCE, List.of(new Detail("faults", "there are too many, clear some")))
                        .toResponse();
    }

    @GET
    public List<ActiveFault.View> list() {
        return faults.list();
    }

    @DELETE
    public void clear() {
        faults.clear();
    }

    @DELETE
    @Path("{id}")
    public Response remove(String id) {
        return Response.status(faults.remove(id) ? 204 : 404).build();
    }
}
