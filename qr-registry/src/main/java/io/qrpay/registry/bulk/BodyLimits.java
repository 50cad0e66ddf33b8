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

    void mount(@Observes Router router) {
        router.route().order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 1).handler(BodyLimits::limit);
    }

    private static void limit(RoutingContext request) {
        if (!request.normalizedPath().equals(IMPORTS)) {
            request.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, USUAL);
        }
        request.next();
    }
}
