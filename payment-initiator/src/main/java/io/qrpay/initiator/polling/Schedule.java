package io.qrpay.initiator.polling;

import io.qrpay.contracts.PaymentKey;
import io.qrpay.contracts.payment.FactSource;
import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.initiator.fold.Attention;
import io.qrpay.initiator.fold.FoldListener;
import io.qrpay.initiator.fold.News;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The payments that want something from the clock, of the partitions that this process folds: so replicas share the work
 * without talking to each other. The fold tells of each change; the projection tells what was there before.
 */
@ApplicationScoped
class Schedule implements FoldListener {
    private final PollingConfig config;
    private final Cadence cadence;
    private final Map<PaymentKey, Watched> watched = new ConcurrentHashMap<>();
    private final Set<Integer> partitions = ConcurrentHashMap.newKeySet();
    private final Set<Integer> unread = ConcurrentHashMap.newKeySet();
    private volatile int allPartitions = 1;

    Schedule(PollingConfig config, Cadence cadence) {
        this.config = config;
        this.cadence = cadence;
    }

    @Override
    public void assigned(Collection<Integer> more, int ofAll) {
        allPartitions = ofAll;
        partitions.addAll(more);
        unread.addAll(more);
    }

    @Override
    public void revoked(Collection<Integer> less) {
        less.forEach(partitions::remove);
        less.forEach(unread::remove);
        watched.values().removeIf(payment -> less.contains(payment.partition()));
    }

    @Override
    public void folded(PaymentStatus status, int partition, Attention attention, List<News> news) {
        var payment = PaymentKey.parse(status.paymentKey());
        if (attention.isNone()) {
            watched.remove(payment);
        } else if (room() == 0 && !watched.containsKey(payment)) {
            unread.add(partition);
        } else {
            var heard = news.stream().anyMatch(one -> one.fact().source() == FactSource.WEBHOOK);
            var now = Watched.of(status, partition, attention, heard);
            watched.merge(payment, now, (before, after) -> after.after(before));
        }
    }

    /** Which part of all payments is this process's: its share of whatever is limited for all replicas together. */
    double share() {
        return Math.min(1, (double) partitions.size() / allPartitions);
    }

    /** How many more payments may be watched. */
    int room() {
        return Math.max(0, config.mostWatched() - watched.size());
    }

    /** Partitions of ours with payments that are in the projection only. */
    Set<Integer> unread() {
        return Set.copyOf(unread);
    }

    /**
     * What the projection knows of the partitions; what the fold told since is newer and stays.
     *
     * @param complete nothing was left behind for want of room
     */
    void read(Set<Integer> read, List<Watched> found, boolean complete) {
        found.stream()
                .filter(payment -> partitions.contains(payment.partition()))
                .forEach(payment -> watched.putIfAbsent(payment.payment(), payment));
        if (complete) {
            unread.removeAll(read);
        }
    }

    /**
     * Those to be polled by now, the longest waiting first.
     *
     * @param trusted tells of a sales unit whether its webhooks come
     */
    List<Due> toPoll(Instant now, Predicate<String> trusted) {
        return watched.values().stream()
                .map(payment -> due(payment, now, trusted))
                .filter(due -> !due.since().isAfter(now))
                .sorted(Comparator.comparing(Due::since))
                .toList();
    }

    /** Those with an operation to be brought again by now. */
    List<Watched> toResume(Instant now, int most) {
        return watched.values().stream()
                .filter(payment -> !payment.nextResume().isAfter(now))
                .sorted(Comparator.comparing(Watched::nextResume))
                .limit(most)
                .toList();
    }

    void update(PaymentKey payment, UnaryOperator<Watched> change) {
        watched.computeIfPresent(payment, (key, present) -> change.apply(present));
    }

    int size() {
        return watched.size();
    }

    private Due due(Watched payment, Instant now, Predicate<String> trusted) {
        var since = cadence.due(payment, trusted.test(payment.payment().msn()));
        return new Due(payment, since, cadence.isUrgent(payment, now));
    }
}
