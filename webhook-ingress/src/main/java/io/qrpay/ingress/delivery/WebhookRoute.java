package io.qrpay.ingress.delivery;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** {@code POST /v1/webhooks/{registration}}: all on the event loop that reads the request, and nothing there waits. */
@ApplicationScoped
class WebhookRoute {
    private static final String PREFIX = "/v1/webhooks/";

    private final Vertx vertx;
    private final DeliveryConfig config;
    private final InFlight inFlight;
    private final DeliveryMeters meters;
    private final Acceptance acceptance;

    WebhookRoute(Vertx vertx, DeliveryConfig config, InFlight inFlight, DeliveryMeters meters, Acceptance acceptance) {
        this.vertx = vertx;
        this.config = config;
        this.inFlight = inFlight;
        this.meters = meters;
        this.acceptance = acceptance;
    }

    void mount(@Observes Router router) {
        router.route(PREFIX + "*").handler(routing -> receive(routing.request()));
    }

    private void receive(HttpServerRequest request) {
        if (request.method() != HttpMethod.POST) {
            turnAway(request, Answer.METHOD_NOT_ALLOWED);
        } else if (inFlight.enter()) {
            receive(new Delivery(request, vertx, config, this::ended));
        } else {
            turnAway(request, Answer.BUSY);
        }
    }

    private void receive(Delivery delivery) {
        var registration = delivery.request().path().substring(PREFIX.length());
        delivery.receive(body -> acceptance.accept(delivery, registration, body));
    }

    private void turnAway(HttpServerRequest request, Answer answer) {
        meters.count("NONE", answer, 0);
        request.response().setStatusCode(answer.status()).end();
    }

    private void ended(String event, Answer answer, long nanos) {
        inFlight.leave();
        meters.count(event, answer, nanos);
    }
}
