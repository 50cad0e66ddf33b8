package io.qrpay.registry.console;

import io.qrpay.access.Role;
import io.qrpay.registry.code.OwnStores;
import io.qrpay.registry.sync.UnknownQrList;
import io.qrpay.screen.Language;
import io.qrpay.screen.Pages;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Codes at Vipps that nobody has asked for here. */
@Path("/console/unknown")
@RolesAllowed({Role.OPERATOR, Role.AUDITOR})
class UnknownResource {
    private final UnknownQrList unknown;
    private final OwnStores own;

    UnknownResource(UnknownQrList unknown, OwnStores own) {
        this.unknown = unknown;
        this.own = own;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Uni<Response> page(
            @RestQuery @Nullable String cursor,
            @Context SecurityContext who,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages) {
        own.check(null);
        var viewer = Viewer.of(who, own.reach());
        var language = Language.preferred(languages);
        return Panache.withSession(() -> unknown.page(cursor, null))
                .map(UnknownPage::of)
                .chain(page -> Pages.page(
                        Response.Status.OK.getStatusCode(),
                        ConsoleTemplates.unknown(page, viewer, language),
                        language));
    }
}
