package io.qrpay.ingress.delivery;

import io.qrpay.ingress.event.BrokerConnection;
import io.qrpay.ingress.registration.RegistrationState;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready when the broker is there and the registrations have been read, so that what the vendor signed can be believed. The
 * database may go away after that, and the vendor has no say: it may be away when a replica starts.
 */
@Readiness
@ApplicationScoped
class ReadyToReceive implements HealthCheck {
    private final BrokerConnection broker;
    private final RegistrationState registrations;

    ReadyToReceive(BrokerConnection broker, RegistrationState registrations) {
        this.broker = broker;
        this.registrations = registrations;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("webhooks can be taken in")
                .status(broker.reachable() && registrations.isRead())
                .withData("broker", broker.reachable() ? "reachable" : "away")
                .withData("registrations wanted", registrations.wanted())
                .withData("registrations in line", registrations.inLine())
                .build();
    }
}
