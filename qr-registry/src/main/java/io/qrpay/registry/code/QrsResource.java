package io.qrpay.registry.code;

import io.qrpay.access.Role;
import io.qrpay.problem.ProblemFound;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The codes of a chain: asked for, listed, edited, deleted. What Vipps makes of it shows in each code's state. */
@Path("/v1/qrs")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.STORE_MANAGER, Role.OPERATOR})
public class QrsResource {
    private static final String ID = "{id:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}}";

    private final WishReading reading;
    private final QrEditing editing;
    private final Qrs qrs;
    private final OwnStores own;

    QrsResource(WishReading reading, QrEditing editing, Qrs qrs, OwnStores own) {
        this.reading = reading;
        this.editing = editing;
        this.qrs = qrs;
        this.own = own;
    }

    /** 201 for a new code, 200 when the same was asked for before. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> create(byte @Nullable [] body) {
        var wanted = reading.toCreate(body);
        own.checkNew(wanted.storeId(), wanted.msn());
        return editing.create(wanted).map(QrsResource::asked);
    }

    private static Response asked(QrEditing.Asked asked) {
        var response = asked.isNew()
                ? Response.created(URI.create("/v1/qrs/" + asked.qr().id()))
                : Response.ok();
        return shown(response, asked.qr());
    }

    /** A page of codes; {@link ListQuery} says what it may be narrowed by. */
    @GET
    @WithSession
    @RolesAllowed({Role.STORE_MANAGER, Role.OPERATOR, Role.AUDITOR})
    public Uni<QrPage> list(@BeanParam ListQuery query) {
        var read = query.read();
        own.check(read.storeId());
        return qrs.page(read).map(found -> QrPage.of(found, read.limit()));
    }

    @GET
    @Path(ID)
    @WithSession
    @RolesAllowed({Role.STORE_MANAGER, Role.OPERATOR, Role.AUDITOR})
    public Uni<Response> one(UUID id) {
        var reach = own.reach();
        return qrs.findById(id)
                .onItem()
                .ifNull()
                .failWith(() -> new ProblemFound(QrProblem.UNKNOWN_QR))
                .invoke(qr -> reach.check(qr.storeId()))
                .map(QrsResource::shown);
    }

    /** Another wish for the code, whole; needs {@code If-Match}. */
    @PUT
    @Path(ID)
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> change(
            UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, byte @Nullable [] body) {
        return editing.change(own.reach(), id, Edition.seen(ifMatch), reading.toChange(body))
                .map(QrsResource::shown);
    }

    /** Deletes the code at Vipps for ever; needs {@code If-Match}, and the code's own id as {@code confirm}. */
    @DELETE
    @Path(ID)
    public Uni<Response> delete(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @QueryParam("confirm") @DefaultValue("") String confirm) {
        return editing.delete(own.reach(), id, Edition.seen(ifMatch), confirm)
                .map(qr -> shown(Response.accepted(), qr));
    }

    /** What hung in the store has been printed anew: {@code reprint} is false again. */
    @POST
    @Path(ID + "/reprinted")
    public Uni<Response> reprinted(UUID id) {
        return editing.reprinted(own.reach(), id).map(QrsResource::shown);
    }

    private static Response shown(Qr qr) {
        return shown(Response.ok(), qr);
    }

    private static Response shown(Response.ResponseBuilder response, Qr qr) {
        return response.entity(QrView.of(qr))
                .header(HttpHeaders.ETAG, Edition.of(qr))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
