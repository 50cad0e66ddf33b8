package io.qrpay.ingress.delivery;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.qrpay.ingress.event.EventPublisher;
import io.qrpay.ingress.event.Reading;
import io.qrpay.ingress.event.WebhookReader;
import io.qrpay.ingress.registration.Registration;
import io.qrpay.ingress.registration.Registrations;
import io.qrpay.ingress.signature.SignatureCheck;
import io.qrpay.ingress.signature.SignatureHeaders;
import io.qrpay.tracing.PaymentTraces;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Accepts a delivery when the vendor signed it and the broker has what it says; refuses it otherwise. */
@ApplicationScoped
class Acceptance {
    private static final CharSequence DATE = HttpHeaders.createOptimized("x-ms-date");
    private static final CharSequence CONTENT_HASH = HttpHeaders.createOptimized("x-ms-content-sha256");

    private final Registrations registrations;
    private final SignatureCheck signature;
    private final WebhookReader reader;
    private final EventPublisher publisher;
    private final PaymentTraces traces;

    Acceptance(
            Registrations registrations,
            SignatureCheck signature,
            WebhookReader reader,
            EventPublisher publisher,
            PaymentTraces traces) {
        this.registrations = registrations;
        this.signature = signature;
        this.reader = reader;
        this.publisher = publisher;
        this.traces = traces;
    }

    /** The delivery ends once the broker has answered, or at once where there is nothing to ask it. */
    void accept(Delivery delivery, String urlId, byte[] body) {
        var registration = registrations.find(urlId);
        var now = Instant.now();
        if (signature.holds(registration, headers(delivery.request()), body, now)) {
            publish(delivery, registration, body, now);
        } else {
            delivery.end(Answer.UNAUTHORIZED);
        }
    }

    private static SignatureHeaders headers(HttpServerRequest request) {
        return new SignatureHeaders(
                request.getHeader(DATE), request.getHeader(CONTENT_HASH), request.getHeader(HttpHeaders.AUTHORIZATION));
    }

    private void publish(Delivery delivery, Registration registration, byte[] body, Instant now) {
        var reading = reader.read(body, registration.expected(), registration.scope());
        delivery.is(DeliveryMeters.eventOf(reading));
        var step = step(reading, now);
        publisher.publish(reading, kept -> {
            step.end();
            delivery.endFromElsewhere(kept ? answerTo(reading) : Answer.UNAVAILABLE);
        });
    }

    private Span step(Reading reading, Instant now) {
        return reading instanceof Reading.Payment(var fact)
                ? traces.begin(fact.paymentKey(), "webhook", SpanKind.SERVER, now)
                        .setAttribute("qrpay.fact", fact.name().name())
                : Span.getInvalid();
    }

    private static Answer answerTo(Reading reading) {
        return switch (reading) {
            case Reading.Payment payment -> Answer.ACCEPTED;
            case Reading.CheckIn checkIn -> Answer.ACCEPTED;
            case Reading.Unknown unknown -> Answer.UNKNOWN_EVENT;
            case Reading.Foreign foreign -> Answer.NOT_OURS;
            case Reading.Malformed malformed -> Answer.MALFORMED;
        };
    }
}
