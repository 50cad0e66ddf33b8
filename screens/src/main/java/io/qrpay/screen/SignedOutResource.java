package io.qrpay.screen;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Where the provider sends people who have signed out. */
@Path("/signed-out")
@PermitAll
class SignedOutResource {
    private final Template signedOut;

    SignedOutResource(@Location("signed-out.html") Template signedOut) {
        this.signedOut = signedOut;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Uni<Response> page(@HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted) {
        var language = Language.preferred(accepted);
        return Pages.page(Response.Status.OK.getStatusCode(), signedOut.data("language", language), language);
    }
}
