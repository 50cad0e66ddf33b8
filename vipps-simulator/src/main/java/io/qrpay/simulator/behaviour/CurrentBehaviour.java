package io.qrpay.simulator.behaviour;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Holds the behaviour in force; what is running when it changes keeps the times it was given. */
@ApplicationScoped
public class CurrentBehaviour {

    private final Behaviour atStart;
    private volatile Behaviour now;

    CurrentBehaviour(BehaviourConfig config, TimeConfig time) {
        this.atStart = Behaviour.of(config, time);
        this.now = atStart;
    }

    public Behaviour now() {
        return now;
    }

    /** Our milliseconds for a duration of the vendor's, at least one. */
    public long ourMillis(Duration vendors) {
        return Math.max(1, (long) (vendors.toMillis() / now.timeFactor()));
    }

    public void reset() {
        now = atStart;
    }

    synchronized Behaviour change(Behaviour.Change change) {
        now = now.with(change);
        return now;
    }
}
