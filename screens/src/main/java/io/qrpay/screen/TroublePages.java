package io.qrpay.screen;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Tells people in words, on a page, what programs are told as a problem: whoever asks for HTML gets HTML. */
class TroublePages {
    private static final int FIRST_ERROR = 400;
    /** Before the headers of pages are set. */
    private static final int EARLY = 6000;

    private final Template trouble;

    TroublePages(@Location("trouble.html") Template trouble) {
        this.trouble = trouble;
    }

    @ServerResponseFilter(priority = EARLY)
    Uni<Void> tell(ContainerRequestContext request, ContainerResponseContext answer) {
        return answer.getStatus() >= FIRST_ERROR && isForPeople(request) && !isPage(answer)
                ? page(request, answer)
                : Uni.createFrom().voidItem();
    }

    /** Browsers name HTML where somebody goes to a page; programs and scripts do not. */
    private static boolean isForPeople(ContainerRequestContext request) {
        return request.getAcceptableMediaTypes().stream()
                .anyMatch(type ->
                        type.getType().equals("text") && type.getSubtype().equals("html"));
    }

    private static boolean isPage(ContainerResponseContext answer) {
        return answer.getMediaType() != null && MediaType.TEXT_HTML_TYPE.isCompatible(answer.getMediaType());
    }

    private Uni<Void> page(ContainerRequestContext request, ContainerResponseContext answer) {
        var language = Language.preferred(request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        var obstacle = Obstacle.of(answer.getStatus());
        var page = trouble.data("language", language)
                .data("obstacle", obstacle)
                .data("mayBeSomebodyElse", obstacle == Obstacle.NOT_ALLOWED);
        return Pages.text(page, language)
                .invoke(html -> answer.setEntity(html, null, MediaType.TEXT_HTML_TYPE.withCharset("UTF-8")))
                .replaceWithVoid();
    }
}
