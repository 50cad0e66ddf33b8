package io.qrpay.local.journal;

import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.contracts.payment.PaymentStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What was published of one payment, in the order of its arrival. */
public final class PaymentLife {
    private final Map<PaymentState, Instant> firstSeen = new EnumMap<>(PaymentState.class);
    private PaymentStatus latest;
    private byte[] latestBytes;
    private int published;

    /** Begins with the first record. */
    public PaymentLife(PaymentStatus first, byte[] bytes, Instant seenAt) {
        latest = first;
        latestBytes = bytes;
        note(seenAt);
    }

    /** Takes the next record; tells whether it may follow: a higher version, or the same one byte for byte. */
    synchronized boolean add(PaymentStatus status, byte[] bytes, Instant seenAt) {
        var isRepeat = status.version() == latest.version() && Arrays.equals(bytes, latestBytes);
        var mayFollow = isRepeat || status.version() > latest.version();
        latest = status;
        latestBytes = bytes;
        note(seenAt);
        return mayFollow;
    }

    private void note(Instant seenAt) {
        published++;
        firstSeen.putIfAbsent(latest.state(), seenAt);
    }

    /** The status published last. */
    public synchronized PaymentStatus latest() {
        return latest;
    }

    /** How many records there were. */
    public synchronized int published() {
        return published;
    }

    /** When the state was read from Kafka for the first time. */
    public synchronized Optional<Instant> firstSeen(PaymentState state) {
        return Optional.ofNullable(firstSeen.get(state));
    }
}
