package io.qrpay.initiator.till;

import io.qrpay.access.Role;
import io.qrpay.initiator.checkout.CheckoutRule;
import io.qrpay.initiator.pairing.WaitingCheckIn;
import io.qrpay.initiator.pairing.WaitingCheckIns;
import io.qrpay.problem.ProblemFound;
import io.qrpay.problem.QueryReading;
import io.qrpay.vipps.salesunit.SalesUnits;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Tills look who waits at their printed codes. */
@Path("/v1/stores/{storeId}/check-ins")
@Tag(name = "check-ins")
@RolesAllowed({Role.TILL, Role.STORE_MANAGER, Role.OPERATOR, Role.AUDITOR})
class CheckInsResource {
    private final WaitingCheckIns waiting;
    private final CheckInStream stream;
    private final SalesUnits salesUnits;
    private final Clock clock;

    CheckInsResource(WaitingCheckIns waiting, CheckInStream stream, SalesUnits salesUnits, Clock clock) {
        this.waiting = waiting;
        this.stream = stream;
        this.salesUnits = salesUnits;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "checkIns", summary = "The customers who wait at printed codes for a checkout")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WaitingCustomers.class)))
    @APIResponse(responseCode = "404", description = "The store is not known")
    @APIResponse(responseCode = "503", description = "The database does not answer; repeat after Retry-After seconds")
    public Uni<WaitingCustomers> list(String storeId, @RestQuery @Nullable String merchantQrId) {
        var code = read(merchantQrId);
        return waiting.of(msn(storeId)).map(all -> customers(all, code));
    }

    @GET
    @Path("/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            operationId = "checkInEvents",
            summary = "The customers who wait now and each one who comes; event check-in, without end")
    @APIResponse(
            responseCode = "200",
            description = "Each event's data is a check-in",
            content = @Content(schema = @Schema(implementation = WaitingCustomer.class)))
    @APIResponse(responseCode = "404", description = "The store is not known")
    public Multi<OutboundSseEvent> events(String storeId, @RestQuery @Nullable String merchantQrId, @Context Sse sse) {
        return stream.of(msn(storeId), read(merchantQrId)).map(checkIn -> event(checkIn, sse));
    }

    private String msn(String storeId) {
        return salesUnits
                .msnOf(storeId, clock.instant())
                .orElseThrow(() -> new ProblemFound(TillProblem.UNKNOWN_STORE));
    }

    private static @Nullable String read(@Nullable String merchantQrId) {
        var reading = new QueryReading();
        var code = reading.read("merchantQrId", merchantQrId, CheckoutRule.MERCHANT_QR_ID);
        reading.check();
        return code;
    }

    private static WaitingCustomers customers(List<WaitingCheckIn> all, @Nullable String code) {
        return new WaitingCustomers(all.stream()
                .filter(checkIn -> code == null || code.equals(checkIn.merchantQrId()))
                .map(WaitingCustomer::of)
                .toList());
    }

    private static OutboundSseEvent event(Optional<WaitingCheckIn> checkIn, Sse sse) {
        return checkIn.map(found -> sse.newEventBuilder()
                        .name("check-in")
                        .mediaType(MediaType.APPLICATION_JSON_TYPE)
                        .data(WaitingCustomer.class, WaitingCustomer.of(found))
                        .build())
                .orElseGet(() -> sse.newEventBuilder().comment("heartbeat").build());
    }
}
