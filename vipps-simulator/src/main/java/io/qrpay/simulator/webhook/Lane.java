package io.qrpay.simulator.webhook;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The deliveries of one payment to one registration, one after the other. */
final class Lane {

    private final Key key;
    private final Deque<Delivery> queue = new ArrayDeque<>(2);
    private @Nullable Delivery heldBack;
    private boolean busy;
    private int attempt = 1;

    Lane(Key key) {
        this.key = key;
    }

    Key key() {
        return key;
    }

    void add(Delivery delivery) {
        queue.add(delivery);
        release();
    }

    /** Keeps it for after the next one; one that is kept already goes first. */
    void holdBack(Delivery delivery) {
        release();
        heldBack = delivery;
    }

    /** Lets go of what was held back, if it still is. */
    void release() {
        if (heldBack != null) {
            queue.add(heldBack);
            heldBack = null;
        }
    }

    boolean holds(Delivery delivery) {
        return heldBack == delivery;
    }

    Delivery head() {
        return queue.getFirst();
    }

    void removeHead() {
        queue.removeFirst();
        attempt = 1;
    }

    int nextAttempt() {
        return ++attempt;
    }

    boolean isFirstAttempt() {
        return attempt == 1;
    }

    boolean hasWork() {
        return !queue.isEmpty();
    }

    boolean isEmpty() {
        return queue.isEmpty() && heldBack == null;
    }

    /** Whether it is being worked on: ready, under way or waiting for a retry. */
    boolean isBusy() {
        return busy;
    }

    void busy(boolean now) {
        busy = now;
    }

    /** @param lane what is to be told in order */
    record Key(Registration registration, Object lane) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && key.lane == lane && key.registration == registration;
        }

        @Override
        public int hashCode() {
            return 31 * System.identityHashCode(lane) + System.identityHashCode(registration);
        }
    }

    /** One body to deliver, not before so many milliseconds after it comes to the front. */
    record Delivery(byte[] body, long lateMillis) {}
}
