package io.qrpay.screen;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** What a browser may do with a page: only what comes from here, nothing that stands in the page itself, nobody's frame. */
class PageHeaders {
    static final String POLICY =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self';"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @ServerResponseFilter
    void add(ContainerResponseContext answer) {
        if (MediaType.TEXT_HTML_TYPE.isCompatible(answer.getMediaType())) {
            answer.getHeaders().putSingle("Content-Security-Policy", POLICY);
            answer.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
            answer.getHeaders().putSingle("X-Content-Type-Options", "nosniff");
            answer.getHeaders().putSingle("Referrer-Policy", "same-origin");
        }
    }
}
