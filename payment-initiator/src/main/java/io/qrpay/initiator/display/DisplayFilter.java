package io.qrpay.initiator.display;

import io.qrpay.screen.Language;
import io.qrpay.screen.Pages;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Objects;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Turns away who has no good link. */
@Singleton
class DisplayFilter {
    private static final int FORBIDDEN = 403;

    private final DisplayLink link;

    DisplayFilter(DisplayLink link) {
        this.link = link;
    }

    /** No response when the link is good: the request goes on. */
    @LinkedDisplay
    @ServerRequestFilter
    public @Nullable Uni<Response> turnAway(UriInfo uri, HttpHeaders headers) {
        var path = uri.getPathParameters();
        var key = Objects.requireNonNullElse(uri.getQueryParameters().getFirst("key"), "");
        if (link.isGood(path.getFirst("storeId"), path.getFirst("posId"), key)) {
            return null;
        }
        var language = Language.preferred(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        return Pages.page(FORBIDDEN, DisplayTemplates.closed(language), language);
    }
}
