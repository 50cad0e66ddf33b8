package io.qrpay.ingress.registration;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** When each sales unit is compared with the vendor next: new ones at once, failed ones soon and ever less soon. */
@ApplicationScoped
class AlignmentSchedule {
    private static final double JITTER = 0.2;
    private static final int MOST_DOUBLINGS = 16;

    private final Duration every;
    private final Duration retryAfter;
    private final Map<String, Turn> turns = new ConcurrentHashMap<>();

    AlignmentSchedule(IngressConfig config) {
        every = config.registration().compareEvery();
        retryAfter = config.registration().retryAfter();
    }

    /** Those whose time has come; the ones that are not among the sales units any more are forgotten. */
    List<String> due(Set<String> msns, Instant now) {
        turns.keySet().retainAll(msns);
        return msns.stream().filter(msn -> isDue(turns.get(msn), now)).toList();
    }

    private static boolean isDue(@Nullable Turn turn, Instant now) {
        return turn == null || !turn.at.isAfter(now);
    }

    /** Whether its last comparison was not finished. */
    boolean isBehind(String msn) {
        var turn = turns.get(msn);
        return turn != null && turn.failures > 0;
    }

    void note(String msn, AlignmentOutcome outcome, Instant now) {
        turns.compute(msn, (same, last) -> switch (outcome) {
            case IN_LINE, CHANGED -> new Turn(now.plus(jittered(every)), 0);
            case ELSEWHERE, FAILED -> again(last == null ? 0 : last.failures, now);
        });
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
