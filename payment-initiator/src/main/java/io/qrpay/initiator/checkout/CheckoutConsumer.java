package io.qrpay.initiator.checkout;

import io.micrometer.core.instrument.MeterRegistry;
import io.qrpay.contracts.DeadLetter;
import io.qrpay.initiator.event.BrokerUnavailable;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Outgoing;

/**
 * Takes checkouts from Kafka, many at once, so that one that waits for Vipps holds up no other. What cannot be used
 * becomes a dead letter, and the partition goes on; only when the broker takes no records for long does it stop.
 */
@ApplicationScoped
class CheckoutConsumer {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final CheckoutIntake intake;
    private final DeadLetters deadLetters;
    private final CheckoutConfig config;
    private final AtomicInteger inFlight;

    CheckoutConsumer(CheckoutIntake intake, DeadLetters deadLetters, CheckoutConfig config, MeterRegistry registry) {
        this.intake = intake;
        this.deadLetters = deadLetters;
        this.config = config;
        this.inFlight = registry.gauge("qrpay.checkout.in.flight", new AtomicInteger());
    }

    @Incoming("checkout-requested-in")
    @Outgoing("checkout-dead-letter-out")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Multi<Message<byte[]>> consume(Multi<Message<byte[]>> checkouts) {
        return checkouts.onItem().transformToUni(this::take).merge(config.inFlight());
    }

    /** A dead letter, or null when there is none; the offset is done with when its dead letter is. */
    private Uni<Message<byte[]>> take(Message<byte[]> message) {
        var record = CheckoutRecord.of(message);
        return taken(record)
                .onFailure(failure -> !(failure instanceof BrokerUnavailable))
                .recoverWithItem(failure -> Optional.of(deadLetters.unexpected(record, failure)))
                .chain(letter -> letter.map(found -> Uni.createFrom().item(deadLetters.message(found, message)))
                        .orElseGet(() -> done(message)))
                .onFailure()
                .recoverWithUni(failure -> stop(message, failure));
    }

    /** To begin again is safe, as it is after a crash. */
    private Uni<Optional<DeadLetter>> taken(CheckoutRecord record) {
        return Uni.createFrom()
                .deferred(() -> counted(intake.take(record)))
                .onFailure(BrokerUnavailable.class)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .expireIn(config.brokerAwayFor().toMillis())
                .onFailure(failure -> failure.getCause() instanceof BrokerUnavailable)
                .transform(Throwable::getCause);
    }

    private Uni<Optional<DeadLetter>> counted(Uni<Optional<DeadLetter>> taking) {
        return taking.onSubscription()
                .invoke(inFlight::incrementAndGet)
                .onTermination()
                .invoke(inFlight::decrementAndGet);
    }

    private static Uni<Message<byte[]>> done(Message<byte[]> message) {
        return Uni.createFrom().completionStage(message::ack).map(acknowledged -> null);
    }

    private static Uni<Message<byte[]>> stop(Message<byte[]> message, Throwable failure) {
        return Uni.createFrom().completionStage(() -> message.nack(failure)).map(refused -> null);
    }
}
