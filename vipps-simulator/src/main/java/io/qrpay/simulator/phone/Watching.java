package io.qrpay.simulator.phone;

import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ServiceUnavailableException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Looks again and again for pages that are open, and tells what is different. Nothing is kept for who reads slowly: the next look is
 * taken when the last one was read.
 */
@ApplicationScoped
class Watching {

    private static final Duration LOOK = Duration.ofMillis(250);

    /** Who hears nothing for 12 s says that it has no connection. */
    private static final Duration BEAT = Duration.ofSeconds(4);

    private final PhoneConfig config;
    private final AtomicInteger open = new AtomicInteger();

    Watching(PhoneConfig config) {
        this.config = config;
    }

    /**
     * What is seen, each time that it is different; empty when nothing is new. Has no end.
     *
     * @throws ServiceUnavailableException when too many watch already
     */
    <V> Multi<Optional<V>> of(Supplier<V> look) {
        var leave = enter();
        var views = ticks(LOOK).map(tick -> look.get()).skip().repetitions().map(Optional::of);
        var beats = ticks(BEAT).map(tick -> Optional.<V>empty());
        return Multi.createBy()
                .merging()
                .withRequests(1)
                .streams(views, beats)
                .onTermination()
                .invoke(leave);
    }

    private static Multi<Long> ticks(Duration every) {
        return Multi.createFrom().ticks().every(every).onOverflow().drop();
    }

    private Runnable enter() {
        if (open.incrementAndGet() > config.streams()) {
            open.decrementAndGet();
            throw new ServiceUnavailableException();
        }
        var gone = new AtomicBoolean();
        return () -> {
            if (gone.compareAndSet(false, true)) {
                open.decrementAndGet();
            }
        };
    }
}
