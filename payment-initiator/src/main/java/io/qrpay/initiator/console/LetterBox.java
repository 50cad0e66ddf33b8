package io.qrpay.initiator.console;

import io.qrpay.deadletters.redrive.DeadLetters;
import io.qrpay.deadletters.redrive.DealtWith;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** The dead letters of all services that its {@link LetterBoxUser} may see at the broker. */
@Singleton
class LetterBox {
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final DeadLetters letters;
    private final ConsoleConfig config;
    private final Uni<Map<String, Long>> waiting;
    private final Semaphore oneAtATime = new Semaphore(1);

    LetterBox(@Identifier("default-kafka-broker") Map<String, Object> kafka, ConsoleConfig config) {
        this.letters = new DeadLetters(LetterBoxUser.of(config.kafkaUser(), kafka));
        this.config = config;
        // Letters are counted by reading them: once for all who look at the same moment.
        this.waiting = elsewhere(letters::waiting).memoize().atLeast(FRESH);
    }

    /** How many wait, by topic, some seconds old at most. */
    Uni<Map<String, Long>> waiting() {
        return waiting;
    }

    /** What would be done with the first of them. */
    Uni<List<DealtWith>> look(String topic, boolean force) {
        return alone(() -> letters.look(topic, force, config.letters()));
    }

    /** Puts the first of them back. */
    Uni<List<DealtWith>> putBack(String topic, boolean force, String by) {
        return alone(() -> letters.putBack(topic, force, by, config.letters()));
    }

    /** Fails with {@link LetterBoxBusy} while somebody else does so here. */
    private Uni<List<DealtWith>> alone(Supplier<List<DealtWith>> work) {
        return oneAtATime.tryAcquire()
                ? elsewhere(work).onTermination().invoke(() -> oneAtATime.release())
                : Uni.createFrom().failure(new LetterBoxBusy());
    }

    private static <T> Uni<T> elsewhere(Supplier<T> blocking) {
        return Uni.createFrom().item(blocking).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
}
