package io.qrpay.registry.onetime;

import io.qrpay.contracts.qr.QrStatus;
import io.qrpay.problem.ProblemFound;
import io.qrpay.registry.code.QrProblem;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** The life of one code as a stream: its present status, then each newer one until the final one, and heartbeats. */
@ApplicationScoped
class OneTimeStream {
    private final OneTimeRows rows;
    private final OneTimeFeed feed;
    private final OneTimeConfig config;

    OneTimeStream(OneTimeRows rows, OneTimeFeed feed, OneTimeConfig config) {
        this.rows = rows;
        this.feed = feed;
        this.config = config;
    }

    /**
     * Statuses as they come, empty for a heartbeat.
     *
     * @param seen the version that the listener has already, -1 for none
     */
    Multi<Optional<QrStatus>> of(UUID id, long seen) {
        return rows.find(id)
                .onItem()
                .ifNull()
                .failWith(() -> new ProblemFound(QrProblem.UNKNOWN_QR))
                .onItem()
                .transformToMulti(present -> from(present.status(), id, new AtomicLong(seen)));
    }

    private Multi<Optional<QrStatus>> from(QrStatus present, UUID id, AtomicLong newest) {
        var now = Multi.createFrom().item(Optional.of(present));
        return Multi.createBy()
                .merging()
                .streams(now, feed.of(id).map(Optional::of), heartbeats())
                .onItem()
                .transformToMultiAndConcatenate(found -> signals(found, newest))
                .select()
                .first(signal -> signal != Signal.OVER)
                .map(Signal::status);
    }

    private Multi<Optional<QrStatus>> heartbeats() {
        return Multi.createFrom()
                .ticks()
                .every(config.heartbeat())
                .onOverflow()
                .drop()
                .map(tick -> Optional.empty());
    }

    /** What was told before is neither told again nor taken for a heartbeat. */
    private static Multi<Signal> signals(Optional<QrStatus> found, AtomicLong newest) {
        var news = found.filter(status -> status.version() > newest.get());
        news.ifPresent(status -> newest.set(status.version()));
        var told = found.isPresent() && news.isEmpty()
                ? Multi.createFrom().<Signal>empty()
                : Multi.createFrom().item(new Signal(news));
        return found.filter(QrStatus::isFinal).isPresent()
                ? Multi.createBy()
                        .concatenating()
                        .streams(told, Multi.createFrom().item(Signal.OVER))
                : told;
    }

    private record Signal(Optional<QrStatus> status) {
        static final Signal OVER = new Signal(Optional.empty());
    }
}
