package io.qrpay.ingress.registration;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * When each wish is compared with the vendor next: new and changed ones at once, failed ones soon and ever less soon. In any
 * order, so that replicas that start together do not queue for the same.
 */
@ApplicationScoped
class AlignmentSchedule {
    private static final double JITTER = 0.2;
    private static final int MOST_DOUBLINGS = 16;

    private final Duration every;
    private final Duration retryAfter;
    private final Map<Wish, Turn> turns = new ConcurrentHashMap<>();

    AlignmentSchedule(IngressConfig config) {
        every = config.registration().compareEvery();
        retryAfter = config.registration().retryAfter();
    }

    /** Those whose time has come; the ones that are not wished any more are forgotten. */
    List<Wish> due(Collection<Wish> wishes, Instant now) {
        turns.keySet().retainAll(Set.copyOf(wishes));
        var due = new ArrayList<>(
                wishes.stream().filter(wish -> isDue(turns.get(wish), now)).toList());
        Collections.shuffle(due);
        return due;
    }

    private static boolean isDue(@Nullable Turn turn, Instant now) {
        return turn == null || !turn.at.isAfter(now);
    }

    /** Whether its last comparison failed. */
    boolean isFailing(Wish wish) {
        return failures(wish) > 0;
    }

    /** How many wishes' last comparison failed. */
    long failing() {
        return turns.values().stream().filter(turn -> turn.failures > 0).count();
    }

    void note(Wish wish, AlignmentOutcome outcome, Instant now) {
        turns.put(
                wish,
                switch (outcome) {
                    case IN_LINE, CHANGED, DONE_ELSEWHERE -> new Turn(now.plus(jittered(every)), 0);
                    case ELSEWHERE, POSTPONED -> new Turn(now.plus(jittered(retryAfter)), failures(wish));
                    case FAILED -> again(failures(wish), now);
                });
    }

    /** Vipps wants no call for so long. */
    void postpone(Wish wish, Duration pause, Instant now) {
        turns.put(wish, new Turn(now.plus(pause).plus(jittered(retryAfter)), failures(wish)));
    }

    private int failures(Wish wish) {
        var turn = turns.get(wish);
        return turn == null ? 0 : turn.failures;
    }

    private Turn again(int failures, Instant now) {
        var pause = retryAfter.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        return new Turn(now.plus(jittered(pause.compareTo(every) < 0 ? pause : every)), failures + 1);
    }

    private static Duration jittered(Duration pause) {
        return Duration.ofMillis(
                (long) (pause.toMillis() * ThreadLocalRandom.current().nextDouble(1 - JITTER, 1 + JITTER)));
    }

    private record Turn(Instant at, int failures) {}
}
