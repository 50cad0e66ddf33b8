package io.qrpay.registry.onetime;

import io.qrpay.access.Role;
import io.qrpay.contracts.qr.QrStatus;
import io.qrpay.problem.Problem;
import io.qrpay.problem.ProblemFound;
import io.qrpay.problem.StrictJson;
import io.qrpay.registry.code.OwnStores;
import io.qrpay.registry.code.QrProblem;
import io.qrpay.registry.onetime.OneTimeForm.Reading;
import io.qrpay.vipps.salesunit.SalesUnits;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** Codes of one payment or agreement that another system began: asked for, shown, followed to the end. */
@Path("/v1/one-time-qrs")
@Tag(name = "one-time-qrs")
@RolesAllowed({Role.TILL, Role.STORE_MANAGER, Role.OPERATOR})
class OneTimeResource {
    private static final String ID = "{id:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}}";

    private final StrictJson json;
    private final SalesUnits salesUnits;
    private final OneTimeCreation creation;
    private final OneTimeRows rows;
    private final OneTimeStream stream;
    private final OwnStores own;
    private final Clock clock;

    OneTimeResource(
            StrictJson json,
            SalesUnits salesUnits,
            OneTimeCreation creation,
            OneTimeRows rows,
            OneTimeStream stream,
            OwnStores own,
            Clock clock) {
        this.json = json;
        this.salesUnits = salesUnits;
        this.creation = creation;
        this.rows = rows;
        this.stream = stream;
        this.own = own;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "makeOneTimeQr", summary = "Makes the code of a landing page, and follows what it opens")
    @APIResponse(
            responseCode = "201",
            description = "The code can be scanned",
            content = @Content(schema = @Schema(implementation = OneTimeView.class)))
    @APIResponse(responseCode = "200", description = "What it opens is followed already: the code of it")
    @APIResponse(responseCode = "400", description = "Fields are wrong; errors names each, and nothing was done")
    @APIResponse(responseCode = "422", description = "Vipps makes no code of this page")
    @APIResponse(responseCode = "503", description = "Vipps or the database is away, or too much is being followed")
    public Uni<Response> make(byte @Nullable [] body) {
        var wanted = wanted(body);
        own.checkNew(wanted.storeId(), wanted.msn());
        return creation.make(wanted).map(this::asked);
    }

    private WantedOneTime wanted(byte @Nullable [] body) {
        var reading = json.read(
                body,
                sent -> OneTimeForm.read(sent, salesUnits, clock.instant()),
                error -> new Reading.Unreadable(List.of(error)));
        return switch (reading) {
            case Reading.Readable(var wanted) -> wanted;
            case Reading.Unreadable(var errors) ->
                throw new ProblemFound(Problem.of(QrProblem.INVALID_QR).errors(errors));
        };
    }

    private Response asked(OneTimeCreation.Asked asked) {
        var qr = asked.qr();
        var response = asked.isNew() ? Response.created(URI.create("/v1/one-time-qrs/" + qr.id())) : Response.ok();
        return fresh(response.entity(OneTimeView.of(qr, clock.instant())));
    }

    @GET
    @Path(ID)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "oneTimeQr", summary = "How a code stands")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = OneTimeView.class)))
    @APIResponse(responseCode = "404", description = "The code is not known")
    @RolesAllowed({Role.TILL, Role.STORE_MANAGER, Role.OPERATOR, Role.AUDITOR})
    public Uni<Response> one(UUID id) {
        var reach = own.reach();
        return known(id)
                .invoke(qr -> reach.check(qr.storeId()))
                .map(qr -> fresh(Response.ok(OneTimeView.of(qr, clock.instant()))));
    }

    @GET
    @Path(ID + "/image")
    @Operation(operationId = "oneTimeQrImage", summary = "The code as Vipps drew it")
    @APIResponse(responseCode = "200", description = "The image in the form that was asked for")
    @APIResponse(responseCode = "404", description = "The code is not known")
    @APIResponse(responseCode = "410", description = "The code is no longer good")
    @PermitAll
    public Uni<Response> image(UUID id) {
        return known(id).invoke(this::checkGood).chain(qr -> rows.image(id)).map(OneTimeResource::drawn);
    }

    private void checkGood(OneTimeCode qr) {
        if (qr.isOver(clock.instant())) {
            throw new ProblemFound(QrProblem.QR_OVER);
        }
    }

    /** A stranger's SVG may hold a script: shown by itself it may do nothing. */
    private static Response drawn(OneTimeImage image) {
        var drawn = image.drawn();
        return fresh(Response.ok(drawn.bytes(), drawn.mediaType())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox"));
    }

    @GET
    @KnownCode
    @Path(ID + "/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            operationId = "oneTimeQrEvents",
            summary = "The status now and at each change, until the final one; event status, id is its version")
    @APIResponse(
            responseCode = "200",
            description = "Each event's data is a status as on qr.status.v1",
            content = @Content(schema = @Schema(implementation = QrStatus.class)))
    @APIResponse(responseCode = "404", description = "The code is not known")
    @RolesAllowed({Role.TILL, Role.STORE_MANAGER, Role.OPERATOR, Role.AUDITOR})
    public Multi<OutboundSseEvent> events(
            UUID id, @RestHeader("Last-Event-ID") @DefaultValue("-1") String seen, @Context Sse sse) {
        return stream.of(id, version(seen)).map(status -> event(status, sse));
    }

    private Uni<OneTimeCode> known(UUID id) {
        return rows.find(id).onItem().ifNull().failWith(() -> new ProblemFound(QrProblem.UNKNOWN_QR));
    }

    private static Response fresh(Response.ResponseBuilder response) {
        return response.header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    private static OutboundSseEvent event(Optional<QrStatus> status, Sse sse) {
        return status.map(found -> sse.newEventBuilder()
                        .name("status")
                        .id(Long.toString(found.version()))
                        .mediaType(MediaType.APPLICATION_JSON_TYPE)
                        .data(QrStatus.class, found)
                        .build())
                .orElseGet(() -> sse.newEventBuilder().comment("heartbeat").build());
    }

    private static long version(String seen) {
        return seen.matches("\\d{1,18}") ? Long.parseLong(seen) : -1;
    }
}
