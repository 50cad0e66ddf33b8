package io.qrpay.access;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Lets a browser that shows an answer by itself do nothing with it; an answer that needs more says so itself. */
class SafeHeaders {
    private static final Map<String, Object> USUAL = Map.of(
            "X-Content-Type-Options", "nosniff",
            "Content-Security-Policy",
                    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "Referrer-Policy", "no-referrer",
            "Strict-Transport-Security", "max-age=31536000; includeSubDomains");

    @ServerResponseFilter
    void add(ContainerResponseContext answer) {
        MultivaluedMap<String, Object> headers = answer.getHeaders();
        USUAL.forEach((name, value) -> {
            if (!headers.containsKey(name)) {
                headers.putSingle(name, value);
            }
        });
    }
}
