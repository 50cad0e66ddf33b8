package io.qrpay.screen;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * What a browser may do with a page: only what comes from here, nothing that stands in the page itself, nobody's frame. A
 * page that needs otherwise says so itself.
 */
class PageHeaders {
    static final String POLICY =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self';"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** Before what is set for answers of any kind. */
    private static final int EARLY = 5500;

    private static final Map<String, Object> USUAL = Map.of(
            "Content-Security-Policy",
            POLICY,
            HttpHeaders.CACHE_CONTROL,
            "no-store",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "same-origin");

    @ServerResponseFilter(priority = EARLY)
    void add(ContainerResponseContext answer) {
        if (MediaType.TEXT_HTML_TYPE.isCompatible(answer.getMediaType())) {
            USUAL.forEach((name, value) -> answer.getHeaders().putIfAbsent(name, List.of(value)));
        }
    }
}
