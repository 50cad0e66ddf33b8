package io.qrpay.initiator.till;

import io.micrometer.core.instrument.MeterRegistry;
import io.qrpay.initiator.status.StatusFeed;
import io.qrpay.initiator.status.StatusProjection;
import io.qrpay.initiator.status.StatusUnavailable;
import io.qrpay.initiator.status.StoredStatus;
import io.qrpay.problem.Gate;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The life of one payment as a stream: its present status, then each newer one until the final one, and heartbeats. At
 * each heartbeat the projection is looked at too, so what the feed did not bring is late and not lost.
 */
@Startup
@ApplicationScoped
class StatusStream {
    private final StatusLookUp lookUp;
    private final StatusProjection projection;
    private final StatusFeed feed;
    private final TillConfig config;
    private final Gate gate;

    StatusStream(
            StatusLookUp lookUp,
            StatusProjection projection,
            StatusFeed feed,
            TillConfig config,
            MeterRegistry registry) {
        this.lookUp = lookUp;
        this.projection = projection;
        this.feed = feed;
        this.config = config;
        this.gate = new Gate(config.listeners(), "qrpay.till.listeners", registry);
    }

    /**
     * Statuses as they come, empty for a heartbeat.
     *
     * @param seen the version that the listener has already, -1 for none
     */
    Multi<Optional<StoredStatus>> of(String storeId, String reference, long seen) {
        var leave = gate.enter();
        return lookUp.find(storeId, reference)
                .onItem()
                .transformToMulti(present -> from(present, storeId, reference, new AtomicLong(seen)))
                .onTermination()
                .invoke(leave);
    }

    private Multi<Optional<StoredStatus>> from(
            StoredStatus present, String storeId, String reference, AtomicLong newest) {
        var changes = feed.of(present.paymentKey()).map(Optional::of);
        return Multi.createBy()
                .merging()
                .streams(Multi.createFrom().item(Optional.of(present)), changes, looks(storeId, reference))
                .onItem()
                .transformToMultiAndConcatenate(found -> signals(found, newest))
                .select()
                .first(signal -> signal != Signal.OVER)
                .map(Signal::status);
    }

    /** The first one at once: what changed while nobody followed the feed yet is found. */
    private Multi<Optional<StoredStatus>> looks(String storeId, String reference) {
        return Multi.createFrom()
                .ticks()
                .every(config.heartbeat())
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> look(storeId, reference));
    }

    private Uni<Optional<StoredStatus>> look(String storeId, String reference) {
        return projection
                .find(storeId, reference)
                .onFailure(StatusUnavailable.class)
                .recoverWithItem(Optional.empty());
    }

    private static Multi<Signal> signals(Optional<StoredStatus> found, AtomicLong newest) {
        var news = found.filter(status -> status.version() > newest.get());
        news.ifPresent(status -> newest.set(status.version()));
        var signal = new Signal(news);
        var over = found.filter(StoredStatus::isFinal).isPresent();
        return over
                ? Multi.createFrom().items(signal, Signal.OVER)
                : Multi.createFrom().item(signal);
    }

    private record Signal(Optional<StoredStatus> status) {
        static final Signal OVER = new Signal(Optional.empty());
    }
}
