package io.qrpay.simulator.webhook;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Shows how deliveries fare: a test can wait here until nothing waits. */
@Path("/simulator/webhooks")
@NonBlocking
public class CountsResource {

    private final Counts counts;

    CountsResource(Counts counts) {
        this.counts = counts;
    }

    @GET
    public Counts.Shown show() {
        return counts.show();
    }
}
