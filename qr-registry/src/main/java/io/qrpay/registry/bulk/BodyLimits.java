package io.qrpay.registry.bulk;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Only imports may be large: what others send is held in memory, so it is let in up to 1 MB. */
@ApplicationScoped
class BodyLimits {
    private static final long USUAL = 1024 * 1024;
    private static final String IMPORTS = "/v1/qr-imports";
    private static final String UPLOADS = "/console/import";

    private final BulkConfig config;

    BodyLimits(BulkConfig config) {
        this.config = config;
    }

    void mount(@Observes Router router) {
        router.route().order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 1).handler(this::limit);
    }

    private void limit(RoutingContext request) {
        var path = request.normalizedPath();
        if (!path.equals(IMPORTS)) {
            request.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, path.equals(UPLOADS) ? upload() : USUAL);
        }
        request.next();
    }

    /** A form with a file goes to a disk before it is read; a file that is too large by little is told so on the page. */
    private long upload() {
        return config.maxBody().asLongValue() + 4 * USUAL;
    }
}
