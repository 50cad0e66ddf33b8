package io.qrpay.initiator.display;

import io.qrpay.access.Role;
import io.qrpay.initiator.till.TillProblem;
import io.qrpay.problem.ProblemFound;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The links of displays, for who sets up many. */
@Path("/v1/stores/{storeId}/tills/{posId}/display")
@Tag(name = "displays")
@RolesAllowed({Role.TILL, Role.STORE_MANAGER, Role.OPERATOR})
class DisplayLinkResource {
    private final DisplayLink link;

    DisplayLinkResource(DisplayLink link) {
        this.link = link;
    }

    /**
     * Where a till's display is.
     *
     * @param path with its key, below the address of this service
     */
    @RegisterForReflection
    record Display(String path) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "displayLink",
            summary = "The signed link of a till's display; good until the secret changes")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "404", description = "Displays are not set up")
    public Display link(String storeId, String posId) {
        return link.of(storeId, posId).map(Display::new).orElseThrow(() -> new ProblemFound(TillProblem.NO_DISPLAYS));
    }
}
