package io.qrpay.initiator.intake;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.qrpay.contracts.DeadLetter;
import io.qrpay.initiator.event.BrokerUnavailable;
import io.qrpay.initiator.pairing.PairingUnavailable;
import io.qrpay.initiator.status.StatusUnavailable;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/**
 * Takes records from Kafka, many at once, so that one that waits holds up no other. What cannot be used becomes a dead
 * letter, and the partition goes on; while broker or database is away the record is tried again, and only when that takes
 * too long does consuming stop.
 */
@ApplicationScoped
public class Intake {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final DeadLetters deadLetters;
    private final IntakeConfig config;
    private final MeterRegistry registry;

    Intake(DeadLetters deadLetters, IntakeConfig config, MeterRegistry registry) {
        this.deadLetters = deadLetters;
        this.config = config;
        this.registry = registry;
    }

    /**
     * The dead letters of a topic's records; the offset of a record is done with when the record is, or its dead letter.
     *
     * @param topic for the metrics
     * @param atOnce how many are on their way at once
     * @param act takes a record; empty when it could be used
     */
    public Multi<Message<byte[]>> take(
            Multi<Message<byte[]>> records,
            String topic,
            int atOnce,
            Function<IncomingRecord, Uni<Optional<DeadLetter>>> act) {
        deadLetters.expect(topic);
        var inFlight = registry.gauge("qrpay.intake.in.flight", Tags.of("topic", topic), new AtomicInteger());
        return records.onItem()
                .transformToUni(message -> take(message, record -> counted(act.apply(record), inFlight)))
                .merge(atOnce);
    }

    /** A dead letter, or null when there is none. */
    private Uni<Message<byte[]>> take(
            Message<byte[]> message, Function<IncomingRecord, Uni<Optional<DeadLetter>>> act) {
        var record = IncomingRecord.of(message);
        return taken(record, act)
                .onFailure(failure -> !isPassing(failure))
                .recoverWithItem(failure -> Optional.of(deadLetters.unexpected(record, failure)))
                .chain(letter -> letter.map(found -> Uni.createFrom().item(deadLetters.message(found, message)))
                        .orElseGet(() -> done(message)))
                .onFailure()
                .recoverWithUni(failure -> stop(message, failure));
    }

    /** To begin again is safe, as it is after a crash. */
    private Uni<Optional<DeadLetter>> taken(
            IncomingRecord record, Function<IncomingRecord, Uni<Optional<DeadLetter>>> act) {
        return Uni.createFrom()
                .deferred(() -> act.apply(record))
                .onFailure(Intake::isPassing)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .expireIn(config.patience().toMillis())
                .onFailure(failure -> isPassing(failure.getCause()))
                .transform(Throwable::getCause);
    }

    private static boolean isPassing(@Nullable Throwable failure) {
        return failure instanceof BrokerUnavailable
                || failure instanceof StatusUnavailable
                || failure instanceof PairingUnavailable;
    }

    private static Uni<Optional<DeadLetter>> counted(Uni<Optional<DeadLetter>> taking, AtomicInteger inFlight) {
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
