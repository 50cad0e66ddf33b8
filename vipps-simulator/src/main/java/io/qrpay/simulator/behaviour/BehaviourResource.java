package io.qrpay.simulator.behaviour;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;

/** Shows and changes the behaviour while the simulator runs. */
@Path("/simulator/behaviour")
@NonBlocking
public class BehaviourResource {

    private final CurrentBehaviour behaviour;

    BehaviourResource(CurrentBehaviour behaviour) {
        this.behaviour = behaviour;
    }

    @GET
    public Behaviour show() {
        return behaviour.now();
    }

    @PATCH
    public Behaviour change(Behaviour.Change change) {
        return behaviour.change(change);
    }
}
