package io.qrpay.initiator.console;

import io.qrpay.access.Caller;
import io.qrpay.access.Role;
import io.qrpay.contracts.PaymentKey;
import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.initiator.fold.PaymentHistory;
import io.qrpay.initiator.status.StatusProjection;
import io.qrpay.initiator.status.StatusUnavailable;
import io.qrpay.initiator.status.TillFeed;
import io.qrpay.initiator.till.TillProblem;
import io.qrpay.problem.ProblemFound;
import io.qrpay.screen.Language;
import io.qrpay.screen.Pages;
import io.qrpay.vipps.salesunit.Stores;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
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
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.ZoneOffset;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** One payment: how it stands, and how it came to that. */
@Path("/console/stores/{storeId}/payments/{reference}")
@RolesAllowed({Role.STORE_MANAGER, Role.OPERATOR, Role.AUDITOR})
class PaymentResource {
    private final StatusProjection projection;
    private final PaymentHistory history;
    private final TillFeed statuses;
    private final ConsoleStream stream;
    private final Stores stores;
    private final SecurityIdentity person;
    private final Caller caller;

    PaymentResource(
            StatusProjection projection,
            PaymentHistory history,
            TillFeed statuses,
            ConsoleStream stream,
            Stores stores,
            SecurityIdentity person,
            Caller caller) {
        this.projection = projection;
        this.history = history;
        this.statuses = statuses;
        this.stream = stream;
        this.stores = stores;
        this.person = person;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Uni<Response> page(
            String storeId, String reference, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages) {
        var language = Language.preferred(languages);
        var bar = Bar.of(person, caller.reach(), Bar.Page.PAYMENTS);
        return life(storeId, reference)
                .map(life -> new PaymentPage(bar, life, life.now().path() + "/events"))
                .chain(page -> Pages.page(
                        Response.Status.OK.getStatusCode(), ConsoleTemplates.payment(page, language), language));
    }

    @GET
    @Path("/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(hidden = true)
    public Multi<OutboundSseEvent> events(
            String storeId,
            String reference,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages,
            @Context Sse sse) {
        var language = Language.preferred(languages);
        return stream.of(
                () -> life(storeId, reference).map(life -> ConsoleTemplates.payment$life(life, language)),
                language,
                sse);
    }

    /** Fails with UNKNOWN_PAYMENT. */
    private Uni<PaymentLife> life(String storeId, String reference) {
        return projection
                .find(storeId, reference)
                .map(found -> found.orElseThrow(() -> new ProblemFound(TillProblem.UNKNOWN_PAYMENT)))
                .map(found -> statuses.read(found.json()))
                .chain(payment -> history.of(new PaymentKey(payment.msn(), payment.reference()))
                        .onFailure()
                        .transform(StatusUnavailable::new)
                        .map(told -> PaymentLife.of(row(payment, storeId), told)));
    }

    private Row row(PaymentStatus payment, String storeId) {
        return new Row(payment, stores.timeZoneOf(storeId).orElse(ZoneOffset.UTC));
    }
}
