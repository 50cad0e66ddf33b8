package io.qrpay.simulator.gateway;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The start of every URL that the simulator gives out. */
@ApplicationScoped
public class Origin {

    private final Optional<String> publicUrl;

    Origin(OriginConfig config) {
        this.publicUrl = config.publicUrl();
    }

    /** Scheme and authority, e.g. {@code http://localhost:8085}. */
    public String of(HttpServerRequest request) {
        return publicUrl.orElseGet(() -> request.scheme() + "://" + request.authority());
    }
}
