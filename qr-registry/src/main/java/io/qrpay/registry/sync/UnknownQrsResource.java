package io.qrpay.registry.sync;

import io.qrpay.access.Role;
import io.qrpay.registry.code.OwnStores;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** Codes at Vipps that nobody has asked for here, as the last listings found them. */
@Path("/v1/unknown-qrs")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.OPERATOR, Role.AUDITOR})
public class UnknownQrsResource {
    private final UnknownQrList unknownQrs;
    private final OwnStores own;

    UnknownQrsResource(UnknownQrList unknownQrs, OwnStores own) {
        this.unknownQrs = unknownQrs;
        this.own = own;
    }

    /** By sales unit and id. */
    @GET
    @WithSession
    public Uni<UnknownQrList.Page> list(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable String limit) {
        own.check(null);
        return unknownQrs.page(cursor, limit);
    }
}
