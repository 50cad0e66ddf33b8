package io.qrpay.simulator.webhook;

import io.qrpay.simulator.behaviour.CurrentBehaviour;
import io.qrpay.simulator.fault.FaultKind;
import io.qrpay.simulator.fault.Struck;
import io.vertx.core.Context;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;

/** Delivers to one host and port, all on one thread: in order per lane, at least once, again when it fails. */
final class Outbox {

    private static final long USUAL_LATENESS = 1000;
    private static final long USUAL_HOLD = 5000;

    private final Context thread;
    private final SignedPost post;
    private final Registrations registrations;
    private final Silence silence;
    private final CurrentBehaviour behaviour;
    private final Counts counts;
    private final int mostInFlight;

    private final Map<Lane.Key, Lane> lanes = new HashMap<>();
    private final Queue<Lane> ready = new ArrayDeque<>();
    private int inFlight;

    Outbox(
            Context thread,
            SignedPost post,
            Registrations registrations,
            Silence silence,
            CurrentBehaviour behaviour,
            Counts counts,
            int mostInFlight) {
        this.thread = thread;
        this.post = post;
        this.registrations = registrations;
        this.silence = silence;
        this.behaviour = behaviour;
        this.counts = counts;
        this.mostInFlight = mostInFlight;
    }

    /** Queues a body; callers that need an order call in that order. */
    void offer(Registration registration, Object lane, byte[] body, Struck struck) {
        thread.runOnContext(now -> enqueue(new Lane.Key(registration, lane), body, struck));
    }

    /** Forgets all that waits. */
    void clear() {
        thread.runOnContext(now -> {
            lanes.values().forEach(this::drop);
            lanes.values().removeIf(Lane::isEmpty);
        });
    }

    private void enqueue(Lane.Key key, byte[] body, Struck struck) {
        var lane = lanes.computeIfAbsent(key, Lane::new);
        var late = struck.find(FaultKind.LATE_WEBHOOK)
                .map(fault -> fault.delay(USUAL_LATENESS))
                .orElse(0L);
        var delivery = new Lane.Delivery(body, late);
        var reordered = struck.find(FaultKind.REORDERED_WEBHOOK);
        if (reordered.isPresent()) {
            holdBack(lane, delivery, reordered.get().delay(USUAL_HOLD));
        } else {
            lane.add(delivery);
            workOn(lane);
        }
    }

    private void holdBack(Lane lane, Lane.Delivery delivery, long longest) {
        lane.holdBack(delivery);
        after(longest, () -> {
            if (lane.holds(delivery)) {
                lane.release();
                workOn(lane);
            }
        });
        workOn(lane);
    }

    private void workOn(Lane lane) {
        if (!lane.isBusy() && lane.hasWork()) {
            lane.busy(true);
            var late = lane.head().lateMillis();
            if (late > 0) {
                after(late, () -> makeReady(lane));
            } else {
                makeReady(lane);
            }
        }
    }

    private void makeReady(Lane lane) {
        ready.add(lane);
        sendReady();
    }

    private void sendReady() {
        while (inFlight < mostInFlight && !ready.isEmpty()) {
            send(ready.remove());
        }
    }

    private void send(Lane lane) {
        var registration = lane.key().registration();
        if (!lane.hasWork() || !registrations.contains(registration)) {
            drop(lane);
            rest(lane);
            return;
        }
        inFlight++;
        post.send(registration, lane.head().body())
                .map(status -> status >= 200 && status < 300)
                .otherwise(false)
                .onSuccess(accepted -> answered(lane, accepted));
    }

    private void answered(Lane lane, boolean accepted) {
        inFlight--;
        if (accepted) {
            delivered(lane);
        } else {
            failed(lane);
        }
        sendReady();
    }

    private void delivered(Lane lane) {
        silence.broken(lane.key().registration());
        if (lane.hasWork()) {
            lane.removeHead();
            counts.delivered();
        }
        rest(lane);
        workOn(lane);
    }

    private void failed(Lane lane) {
        counts.failedAttempt();
        silence.goesOn(lane.key().registration());
        var pause = RetryLadder.before(lane.nextAttempt());
        if (pause.isPresent()) {
            after(behaviour.ourMillis(pause.get()), () -> makeReady(lane));
        } else {
            giveUp(lane);
        }
    }

    private void giveUp(Lane lane) {
        if (lane.hasWork()) {
            lane.removeHead();
            counts.dropped();
        }
        rest(lane);
        workOn(lane);
    }

    private void drop(Lane lane) {
        lane.release();
        while (lane.hasWork()) {
            lane.removeHead();
            counts.dropped();
        }
    }

    private void rest(Lane lane) {
        lane.busy(false);
        if (lane.isEmpty()) {
            lanes.remove(lane.key());
        }
    }

    private void after(long millis, Runnable act) {
        thread.owner().setTimer(Math.max(1, millis), timer -> act.run());
    }
}
