package io.qrpay.initiator.till;

import io.qrpay.access.Role;
import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.initiator.status.StatusPage;
import io.qrpay.initiator.status.StatusProjection;
import io.qrpay.initiator.status.StoredStatus;
import io.qrpay.problem.ProblemFound;
import io.qrpay.vipps.salesunit.SalesUnits;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Tills and store systems look at payments. */
@Path("/v1/stores/{storeId}/payments")
@Tag(name = "payments")
@RolesAllowed({Role.TILL, Role.STORE_MANAGER, Role.OPERATOR, Role.AUDITOR})
class StatusResource {
    private final StatusLookUp lookUp;
    private final StatusProjection projection;
    private final StatusStream stream;
    private final SalesUnits salesUnits;
    private final Clock clock;

    StatusResource(
            StatusLookUp lookUp, StatusProjection projection, StatusStream stream, SalesUnits salesUnits, Clock clock) {
        this.lookUp = lookUp;
        this.projection = projection;
        this.stream = stream;
        this.salesUnits = salesUnits;
        this.clock = clock;
    }

    @GET
    @Path("/{reference}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "paymentStatus", summary = "The status of a payment, as published last")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PaymentStatus.class)))
    @APIResponse(responseCode = "404", description = "The payment is not known")
    public Uni<Response> status(String storeId, String reference) {
        return lookUp.find(storeId, reference).map(found -> fresh(found.json()));
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "payments",
            summary =
                    "The payments of a store, the latest first; open=authorized: those with money left to take, by deadline")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PaymentPage.class)))
    @APIResponse(responseCode = "400", description = "Parameters are wrong; errors names each")
    public Uni<PaymentPage> list(
            String storeId,
            @RestQuery @Nullable String posId,
            @RestQuery @Schema(implementation = PaymentState.class) @Nullable String state,
            @RestQuery @Schema(enumeration = "authorized") @Nullable String open,
            @RestQuery @Nullable String from,
            @RestQuery @Nullable String to,
            @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor) {
        var query = new ListQuery(posId, state, open, from, to, limit, cursor).of(storeId);
        return projection.list(query).map(page -> PaymentPage.of(known(storeId, page)));
    }

    @GET
    @KnownPayment
    @Path("/{reference}/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            operationId = "paymentEvents",
            summary = "The status now and at each change, until the final one; event status, id is its version")
    @APIResponse(responseCode = "200", description = "Each event's data is a status")
    @APIResponse(responseCode = "404", description = "The payment is not known")
    public Multi<OutboundSseEvent> events(
            String storeId,
            String reference,
            @RestHeader("Last-Event-ID") @DefaultValue("-1") String seen,
            @Context Sse sse) {
        return stream.of(storeId, reference, version(seen)).map(status -> event(status, sse));
    }

    /** A store that has payments was known once; an empty page of one that is not known now is a mistake. */
    private StatusPage known(String storeId, StatusPage page) {
        if (page.statuses().isEmpty()
                && salesUnits.msnOf(storeId, clock.instant()).isEmpty()) {
            throw new ProblemFound(TillProblem.UNKNOWN_STORE);
        }
        return page;
    }

    private static Response fresh(String status) {
        var noStore = new CacheControl();
        noStore.setNoStore(true);
        return Response.ok(status, MediaType.APPLICATION_JSON)
                .cacheControl(noStore)
                .build();
    }

    private static OutboundSseEvent event(Optional<StoredStatus> status, Sse sse) {
        return status.map(found -> sse.newEventBuilder()
                        .name("status")
                        .id(Long.toString(found.version()))
                        .data(String.class, found.json())
                        .build())
                .orElseGet(() -> sse.newEventBuilder().comment("heartbeat").build());
    }

    private static long version(String seen) {
        return seen.matches("\\d{1,18}") ? Long.parseLong(seen) : -1;
    }
}
