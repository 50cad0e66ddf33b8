package io.qrpay.screen;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

/** Turns templates into what a browser gets: pages, and events for the live parts of pages. */
public final class Pages {
    private static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";

    private Pages() {}

    /** A page in a language. */
    public static Uni<Response> page(int status, TemplateInstance template, Language language) {
        return text(template, language)
                .map(html -> Response.status(status).type(HTML).entity(html).build());
    }

    /** What a live part shows from now on. */
    public static Uni<OutboundSseEvent> view(TemplateInstance template, Language language, Sse sse) {
        return text(template, language)
                .map(html -> sse.newEventBuilder()
                        .name("view")
                        .data(String.class, html)
                        .build());
    }

    /** That nothing is new. */
    public static OutboundSseEvent beat(Sse sse) {
        return sse.newEventBuilder().name("beat").data(String.class, "").build();
    }

    static Uni<String> text(TemplateInstance template, Language language) {
        return template.setLocale(language.locale()).createUni();
    }
}
