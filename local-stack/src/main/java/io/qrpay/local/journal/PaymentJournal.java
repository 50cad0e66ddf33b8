package io.qrpay.local.journal;

import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.local.Json;
import io.qrpay.local.kafka.Received;
import io.qrpay.local.kafka.TopicReader;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Reads {@code payment.status.v1} as it is published and keeps the latest of each payment. */
public final class PaymentJournal implements AutoCloseable {
    private static final String TOPIC = "payment.status.v1";
    private static final Duration POLL = Duration.ofMillis(200);

    private final TopicReader<byte[]> reader;
    private final Map<String, PaymentLife> lives = new ConcurrentHashMap<>();
    private final List<String> disorder = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::readOn, "payment-journal");
    private volatile boolean closing;
    private volatile @Nullable RuntimeException failure;

    private PaymentJournal(String bootstrapServers) {
        reader = TopicReader.fromStart(bootstrapServers, TOPIC);
    }

    /** Opens it; it holds everything that the topic holds, from its beginning. */
    public static PaymentJournal open(String bootstrapServers) {
        var journal = new PaymentJournal(bootstrapServers);
        journal.thread.setDaemon(true);
        journal.thread.start();
        return journal;
    }

    private void readOn() {
        try (reader) {
            while (!closing) {
                reader.next(POLL).forEach(this::note);
            }
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private void note(Received<byte[]> record) {
        var now = Instant.now();
        var bytes = record.value();
        if (bytes == null) {
            disorder.add(record.key() + " has a tombstone");
            return;
        }
        note(Json.read(bytes, PaymentStatus.class), bytes, now);
    }

    private void note(PaymentStatus status, byte[] bytes, Instant now) {
        var life = lives.get(status.paymentKey());
        if (life == null) {
            lives.put(status.paymentKey(), new PaymentLife(status, bytes, now));
        } else if (!life.add(status, bytes, now)) {
            disorder.add(status.paymentKey() + " went to version " + status.version() + " from one not below");
        }
    }

    /** What is known of one payment. */
    public Optional<PaymentLife> life(String paymentKey) {
        goodUntilNow();
        return Optional.ofNullable(lives.get(paymentKey));
    }

    /** What is known of all. */
    public Collection<PaymentLife> lives() {
        goodUntilNow();
        return lives.values();
    }

    /** How many payments are in each state. */
    public Map<PaymentState, Integer> states() {
        var counts = new EnumMap<PaymentState, Integer>(PaymentState.class);
        lives().forEach(life -> counts.merge(life.latest().state(), 1, Integer::sum));
        return counts;
    }

    /** Where versions did not grow, or a repeat was not byte-equal. Empty is right. */
    public List<String> disorder() {
        goodUntilNow();
        return List.copyOf(disorder);
    }

    private void goodUntilNow() {
        var failed = failure;
        if (failed != null) {
            throw new IllegalStateException("the journal could not go on", failed);
        }
    }

    @Override
    public void close() {
        closing = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
