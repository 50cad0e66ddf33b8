package io.qrpay.registry.onetime;

import io.micrometer.core.instrument.MeterRegistry;
import io.qrpay.contracts.qr.QrStatus;
import io.qrpay.problem.Gate;
import io.qrpay.registry.Attempts;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Tells the listeners of this process what becomes of their codes, whichever replica follows them: once a second one query
 * finds all that is new. A listener that is slow gets the latest only.
 */
@ApplicationScoped
class OneTimeFeed {
    private final OneTimeRows rows;
    private final Gate gate;
    private final Attempts looks =
            new Attempts("Listeners to one-time codes hear of their own replica only at present");
    private final Map<UUID, Set<Consumer<QrStatus>>> listeners = new ConcurrentHashMap<>();

    OneTimeFeed(OneTimeRows rows, OneTimeConfig config, MeterRegistry meters) {
        this.rows = rows;
        this.gate = new Gate(config.listeners(), "qrpay.onetime.listeners", meters);
    }

    /** Statuses of one code as they are found, repeats among them; fails with TOO_BUSY when too many listen. */
    Multi<QrStatus> of(UUID id) {
        return Multi.createFrom().deferred(() -> {
            var leave = gate.enter();
            return Multi.createFrom()
                    .<QrStatus>emitter(
                            emitter -> listen(id, emitter::emit, emitter::onTermination), BackPressureStrategy.LATEST)
                    .onTermination()
                    .invoke(leave);
        });
    }

    private void listen(UUID id, Consumer<QrStatus> listener, Consumer<Runnable> onTermination) {
        listeners.computeIfAbsent(id, first -> ConcurrentHashMap.newKeySet()).add(listener);
        onTermination.accept(() -> leave(id, listener));
    }

    private void leave(UUID id, Consumer<QrStatus> listener) {
        listeners.computeIfPresent(id, (same, present) -> {
            present.remove(listener);
            return present.isEmpty() ? null : present;
        });
    }

    /** This process has just learnt it: its own listeners need not wait. */
    void changed(QrStatus status) {
        listeners.getOrDefault(UUID.fromString(status.id()), Set.of()).forEach(listener -> listener.accept(status));
    }

    /** Never fails: what was not found is the next time. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        var ids = List.copyOf(listeners.keySet());
        return ids.isEmpty() ? Uni.createFrom().voidItem() : look(ids);
    }

    private Uni<Void> look(List<UUID> ids) {
        return looks.tried(rows.present(ids)
                .invoke(found -> found.forEach(qr -> changed(qr.status())))
                .replaceWithVoid());
    }
}
