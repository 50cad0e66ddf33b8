package io.qrpay.vipps.pace;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Gives out turns, so many a second and none while there is a pause. */
final class Pace {
    private final long interval;
    private final LongSupplier nanoTime;
    private long next;
    private long pausedUntil;

    Pace(int perSecond, LongSupplier nanoTime) {
        this.interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
        this.nanoTime = nanoTime;
        this.next = nanoTime.getAsLong();
        this.pausedUntil = next;
    }

    /** How long to wait for one's turn; the turn is taken. */
    synchronized Duration take() {
        long now = nanoTime.getAsLong();
        long turn = next - now > 0 ? next : now;
        next = turn + interval;
        return Duration.ofNanos(turn - now);
    }

    /**
     * No turns for so long.
     *
     * @return whether there was no pause before
     */
    synchronized boolean pause(Duration pause) {
        long now = nanoTime.getAsLong();
        boolean isNew = pausedUntil - now <= 0;
        long until = now + pause.toNanos();
        pausedUntil = isNew || until - pausedUntil > 0 ? until : pausedUntil;
        return isNew;
    }

    /** What is left of the pause; zero when there is none. */
    synchronized Duration paused() {
        return Duration.ofNanos(Math.max(0, pausedUntil - nanoTime.getAsLong()));
    }
}
