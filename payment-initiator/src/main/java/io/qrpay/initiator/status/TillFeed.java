package io.qrpay.initiator.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.micrometer.core.instrument.MeterRegistry;
import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.problem.Gate;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What happens at a till, for its screens: each newer status of its latest payment. What the feed did not bring is found in the
 * projection: late, and not lost.
 */
@Startup
@ApplicationScoped
public class TillFeed {
    private static final Comparator<PaymentStatus> LATER =
            Comparator.comparing(PaymentStatus::requestedAt, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final StatusProjection projection;
    private final StatusFeed feed;
    private final StatusConfig config;
    private final ObjectReader json;
    private final Gate gate;

    TillFeed(
            StatusProjection projection,
            StatusFeed feed,
            StatusConfig config,
            ObjectMapper json,
            MeterRegistry registry) {
        this.projection = projection;
        this.feed = feed;
        this.config = config;
        this.json = json.readerFor(PaymentStatus.class);
        this.gate = new Gate(config.screens(), "qrpay.screens", registry);
    }

    /** The latest payment of the till. */
    public Uni<Optional<PaymentStatus>> latest(String storeId, String posId) {
        return projection.findAtTill(storeId, posId).map(found -> found.map(this::read));
    }

    /** Statuses as they come, empty for a beat: nothing is new. Has no end. */
    public Multi<Optional<PaymentStatus>> of(String storeId, String posId) {
        return following(
                feed.ofTill(storeId, posId).map(Optional::of),
                ticks(config.lookAgain())
                        .onItem()
                        .transformToUniAndConcatenate(tick -> look(projection.findAtTill(storeId, posId))));
    }

    /** The same of one payment, whichever is the till's latest. */
    public Multi<Optional<PaymentStatus>> ofPayment(StoredStatus payment, String storeId, String reference) {
        return following(
                feed.of(payment.paymentKey()).map(Optional::of),
                ticks(config.lookAgain())
                        .onItem()
                        .transformToUniAndConcatenate(tick -> look(projection.find(storeId, reference))));
    }

    /** One of each waits at most for who is slow to read; of the changes behind it only the latest is kept. */
    private Multi<Optional<PaymentStatus>> following(
            Multi<Optional<StoredStatus>> changes, Multi<Optional<StoredStatus>> looks) {
        var leave = gate.enter();
        var newest = new AtomicReference<@Nullable PaymentStatus>();
        return Multi.createBy()
                .merging()
                .withRequests(1)
                .streams(looks, changes, beats())
                .map(found -> found.map(this::read).filter(status -> isNews(status, newest)))
                .onTermination()
                .invoke(leave);
    }

    /** An older payment that changes, by a refund say, is not what happens at the till now. */
    private static boolean isNews(PaymentStatus status, AtomicReference<@Nullable PaymentStatus> newest) {
        var known = newest.get();
        var isNews = known == null
                || (known.paymentKey().equals(status.paymentKey())
                        ? status.version() > known.version()
                        : LATER.compare(status, known) > 0);
        if (isNews) {
            newest.set(status);
        }
        return isNews;
    }

    private Multi<Optional<StoredStatus>> beats() {
        return ticks(config.beat()).map(tick -> Optional.empty());
    }

    private static Multi<Long> ticks(Duration every) {
        return Multi.createFrom().ticks().every(every).onOverflow().drop();
    }

    private static Uni<Optional<StoredStatus>> look(Uni<Optional<StoredStatus>> found) {
        return found.onFailure(StatusUnavailable.class).recoverWithItem(Optional.empty());
    }

    private PaymentStatus read(StoredStatus stored) {
        return read(stored.json());
    }

    /** A status as it was published. */
    public PaymentStatus read(String status) {
        try {
            return json.readValue(status);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a status that cannot be read", e);
        }
    }
}
