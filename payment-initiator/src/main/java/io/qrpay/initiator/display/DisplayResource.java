package io.qrpay.initiator.display;

import io.qrpay.screen.Language;
import io.qrpay.screen.Pages;
import io.qrpay.vipps.salesunit.Stores;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

/** A display for a till's customers, for whoever has the till's link. */
@Path("/display/{storeId}/{posId}")
@PermitAll
class DisplayResource {
    private static final int OK = 200;

    private final DisplayStream stream;
    private final Stores stores;

    DisplayResource(DisplayStream stream, Stores stores) {
        this.stream = stream;
        this.stores = stores;
    }

    @GET
    @LinkedDisplay
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Uni<Response> page(String storeId, String posId, @RestQuery String key) {
        var language = language(storeId);
        var changes = "/display/" + storeId + "/" + posId + "/events?key=" + key;
        return stream.now(storeId, posId)
                .chain(view -> Pages.page(OK, DisplayTemplates.page(view, language, changes), language));
    }

    @GET
    @LinkedDisplay
    @Path("/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(hidden = true)
    public Multi<OutboundSseEvent> events(String storeId, String posId, @Context Sse sse) {
        var language = language(storeId);
        return stream.of(storeId, posId).onItem().transformToUniAndConcatenate(view -> event(view, language, sse));
    }

    private static Uni<OutboundSseEvent> event(Optional<DisplayView> view, Language language, Sse sse) {
        return view.map(changed -> Pages.view(DisplayTemplates.page$view(changed, language), language, sse))
                .orElseGet(() -> Uni.createFrom().item(Pages.beat(sse)));
    }

    private Language language(String storeId) {
        return Language.of(stores.languageOf(storeId));
    }
}
