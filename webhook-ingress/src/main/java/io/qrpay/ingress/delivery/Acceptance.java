package io.qrpay.ingress.delivery;

import io.qrpay.ingress.event.EventPublisher;
import io.qrpay.ingress.event.Reading;
import io.qrpay.ingress.event.WebhookReader;
import io.qrpay.ingress.registration.Registration;
import io.qrpay.ingress.registration.Registrations;
import io.qrpay.ingress.signature.SignatureCheck;
import io.qrpay.ingress.signature.SignatureHeaders;
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

    Acceptance(Registrations registrations, SignatureCheck signature, WebhookReader reader, EventPublisher publisher) {
        this.registrations = registrations;
        this.signature = signature;
        this.reader = reader;
        this.publisher = publisher;
    }

    /** The delivery ends once the broker has answered, or at once where there is nothing to ask it. */
    void accept(Delivery delivery, String urlId, byte[] body) {
        var registration = registrations.find(urlId);
        if (signature.holds(registration, headers(delivery.request()), body, Instant.now())) {
            publish(delivery, registration, body);
        } else {
            delivery.end(Answer.UNAUTHORIZED);
        }
    }

    private static SignatureHeaders headers(HttpServerRequest request) {
        return new SignatureHeaders(
                request.getHeader(DATE), request.getHeader(CONTENT_HASH), request.getHeader(HttpHeaders.AUTHORIZATION));
    }

    private void publish(Delivery delivery, Registration registration, byte[] body) {
        var reading = reader.read(body, registration.expected(), registration.scope());
        delivery.is(DeliveryMeters.eventOf(reading));
        publisher.publish(reading, kept -> delivery.endFromElsewhere(kept ? answerTo(reading) : Answer.UNAVAILABLE));
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
