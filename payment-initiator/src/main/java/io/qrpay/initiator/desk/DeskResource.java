package io.qrpay.initiator.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.qrpay.access.Role;
import io.qrpay.contracts.payment.Operation.Kind;
import io.qrpay.initiator.pairing.WaitingCheckIn;
import io.qrpay.initiator.till.TillRequests;
import io.qrpay.initiator.till.TillTroubles;
import io.qrpay.screen.Language;
import io.qrpay.screen.Pages;
import io.qrpay.vipps.salesunit.Stores;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** A page for a cashier without till software. What it asks for goes the way of tills' requests; then the browser looks anew. */
@Path("/till/{storeId}/{posId}")
@RolesAllowed({Role.TILL, Role.STORE_MANAGER, Role.OPERATOR})
class DeskResource {
    private final DeskPages pages;
    private final DeskStream stream;
    private final WaitingCustomers waiting;
    private final TillRequests requests;
    private final Stores stores;
    private final ObjectMapper json;

    DeskResource(
            DeskPages pages,
            DeskStream stream,
            WaitingCustomers waiting,
            TillRequests requests,
            Stores stores,
            ObjectMapper json) {
        this.pages = pages;
        this.stream = stream;
        this.waiting = waiting;
        this.requests = requests;
        this.stores = stores;
        this.json = json;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Uni<Response> page(String storeId, String posId, @RestQuery @Nullable String reference) {
        return pages.page(storeId, posId, reference);
    }

    @GET
    @Path("/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(hidden = true)
    public Multi<OutboundSseEvent> events(
            String storeId,
            String posId,
            @RestQuery @Nullable String reference,
            @RestQuery @DefaultValue("") String seen,
            @Context Sse sse) {
        var language = Language.of(stores.languageOf(storeId));
        return stream.of(storeId, posId, reference)
                .map(news -> news.map(status -> pages.view(storeId, posId, status)))
                .map(news -> news.filter(view -> !view.seen().equals(seen)))
                .onItem()
                .transformToUniAndConcatenate(news -> event(news, language, sse));
    }

    private static Uni<OutboundSseEvent> event(Optional<DeskView> news, Language language, Sse sse) {
        return news.map(view -> Pages.view(DeskTemplates.page$payment(view, language), language, sse))
                .orElseGet(() -> Uni.createFrom().item(Pages.beat(sse)));
    }

    /** Those who wait at the store's printed codes, as they come and go. */
    @GET
    @Path("/waiting")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(hidden = true)
    public Multi<OutboundSseEvent> waiting(String storeId, String posId, @Context Sse sse) {
        var language = Language.of(stores.languageOf(storeId));
        return waiting.following(storeId)
                .onItem()
                .transformToUniAndConcatenate(news -> waitingEvent(news, language, sse));
    }

    private static Uni<OutboundSseEvent> waitingEvent(Optional<List<WaitingCheckIn>> news, Language language, Sse sse) {
        return news.map(customers -> Pages.view(DeskTemplates.page$waiting(customers), language, sse))
                .orElseGet(() -> Uni.createFrom().item(Pages.beat(sse)));
    }

    @POST
    @Path("/payments")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Uni<Response> ask(String storeId, String posId, @BeanParam AskForm form) {
        var asked = Uni.createFrom()
                .deferred(() -> requests.ask(storeId, null, bytes(form.checkout(storeId, posId))))
                .map(answer -> shown(DeskPage.path(storeId, posId)));
        return orPage(asked, storeId, posId, null, form);
    }

    @POST
    @Path("/payments/{reference}/{kind: capture|cancel|refund}")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Uni<Response> wish(String storeId, String posId, String reference, String kind, @BeanParam WishForm form) {
        var wanted = Kind.valueOf(kind.toUpperCase(Locale.ROOT));
        var wished = Uni.createFrom()
                .deferred(() -> requests.wish(storeId, reference, wanted, bytes(form.command(wanted, posId))))
                .map(answer -> shown(DeskPage.path(storeId, posId) + "?reference=" + reference));
        return orPage(wished, storeId, posId, reference, new AskForm());
    }

    /** The page again, with why it did not happen. */
    private Uni<Response> orPage(
            Uni<Response> done, String storeId, String posId, @Nullable String reference, AskForm form) {
        return done.onFailure(failure -> TillTroubles.problem(failure).isPresent())
                .recoverWithUni(failure -> pages.page(
                        storeId,
                        posId,
                        reference,
                        form,
                        TillTroubles.problem(failure).orElseThrow()));
    }

    private static Response shown(String path) {
        return Response.seeOther(URI.create(path)).build();
    }

    private byte[] bytes(Map<String, Object> object) {
        try {
            return json.writeValueAsBytes(object);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a form that is no JSON", e);
        }
    }
}
