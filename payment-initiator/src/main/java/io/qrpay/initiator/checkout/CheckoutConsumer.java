package io.qrpay.initiator.checkout;

import io.qrpay.initiator.intake.Intake;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Outgoing;

/** Takes checkouts from Kafka; one that waits for Vipps holds up no other. */
@ApplicationScoped
class CheckoutConsumer {
    private static final String TOPIC = "checkout.requested.v1";

    private final Intake intake;
    private final CheckoutIntake checkouts;
    private final CheckoutConfig config;

    CheckoutConsumer(Intake intake, CheckoutIntake checkouts, CheckoutConfig config) {
        this.intake = intake;
        this.checkouts = checkouts;
        this.config = config;
    }

    @Incoming("checkout-requested-in")
    @Outgoing("checkout-dead-letter-out")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Multi<Message<byte[]>> consume(Multi<Message<byte[]>> records) {
        return intake.take(records, TOPIC, config.inFlight(), checkouts::take);
    }
}
