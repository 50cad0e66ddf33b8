package io.qrpay.registry.console;

import io.micrometer.core.instrument.MeterRegistry;
import io.qrpay.access.Reach;
import io.qrpay.problem.Gate;
import io.qrpay.problem.ProblemFound;
import io.qrpay.registry.HereAgain;
import io.qrpay.registry.code.Qr;
import io.qrpay.registry.code.QrProblem;
import io.qrpay.registry.code.Qrs;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Looks at a code while its page is open: so often, and for so many pages at once. */
@ApplicationScoped
class CodeFeed {
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final int MOST = 100;

    private final Qrs qrs;
    private final Gate gate;

    CodeFeed(Qrs qrs, MeterRegistry meters) {
        this.qrs = qrs;
        this.gate = new Gate(MOST, "qrpay.console.listeners", meters);
    }

    /**
     * The code each time it is another, empty when nothing is new; has no end. Fails with TOO_BUSY when too many listen.
     *
     * @param seen the version that the page shows already
     */
    Multi<Optional<Qr>> of(UUID id, Reach reach, long seen) {
        return Multi.createFrom().deferred(() -> {
            var here = HereAgain.fromHere();
            var newest = new AtomicLong(seen);
            var leave = gate.enter();
            return Multi.createFrom()
                    .ticks()
                    .every(EVERY)
                    .onOverflow()
                    .drop()
                    .emitOn(here)
                    .onItem()
                    .transformToUniAndConcatenate(tick -> look(id, reach))
                    .map(qr -> Optional.of(qr).filter(now -> newest.getAndSet(now.version()) != now.version()))
                    .onTermination()
                    .invoke(leave);
        });
    }

    private Uni<Qr> look(UUID id, Reach reach) {
        return Panache.withSession(() -> qrs.findById(id))
                .onItem()
                .ifNull()
                .failWith(() -> new ProblemFound(QrProblem.UNKNOWN_QR))
                .invoke(qr -> reach.check(qr.storeId()));
    }
}
