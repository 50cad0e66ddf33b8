package io.qrpay.vipps.http;

import io.qrpay.vipps.http.VippsHttpConfig.CircuitLimits;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.util.TypeLiteral;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jboss.logging.Logger;

/** Lets exchanges of one operation through until too many fail; then one at a time, after pauses, until Vipps is well again. */
final class Circuit {
    private static final Logger LOG = Logger.getLogger(Circuit.class);

    private final Operation operation;
    private final long pause;
    private final TypedGuard<Uni<Answer>> guard;
    private volatile CircuitBreakerState state = CircuitBreakerState.CLOSED;
    private volatile long openUntil;

    Circuit(Operation operation, CircuitLimits limits) {
        this.operation = operation;
        this.pause = limits.pause().toNanos();
        this.guard = TypedGuard.create(new TypeLiteral<Uni<Answer>>() {})
                .withCircuitBreaker()
                .requestVolumeThreshold(limits.volume())
                .failureRatio(limits.failureRatio())
                .delay(limits.pause().toMillis(), ChronoUnit.MILLIS)
                .successThreshold(limits.successes())
                .onStateChange(this::changed)
                .done()
                .build();
    }

    /** Fails with {@link CircuitOpen} when nothing is sent. */
    Uni<Answer> through(Uni<Answer> exchange) {
        return Uni.createFrom()
                .deferred(() -> guard.get(() -> exchange.chain(Circuit::sickOrNot)))
                .onFailure(Sick.class)
                .recoverWithItem(sick -> ((Sick) sick).answer)
                .onFailure(CircuitBreakerOpenException.class)
                .transform(open -> new CircuitOpen(left()));
    }

    /** Whether the next exchange would not be sent; a pause that is over needs an exchange to show it. */
    boolean isOpen() {
        return state == CircuitBreakerState.OPEN && openUntil - System.nanoTime() > 0;
    }

    private Duration left() {
        return Duration.ofNanos(Math.max(0, openUntil - System.nanoTime()));
    }

    private void changed(CircuitBreakerState now) {
        if (now == CircuitBreakerState.OPEN) {
            openUntil = System.nanoTime() + pause;
        }
        if (now != CircuitBreakerState.HALF_OPEN) {
            LOG.warnf("Circuit to Vipps operation=%s state=%s", operation.tag(), now);
        }
        state = now;
    }

    /** A 5xx is an answer for the caller, and a failure for the circuit. */
    private static Uni<Answer> sickOrNot(Answer answer) {
        return answer.status() / 100 == 5
                ? Uni.createFrom().failure(new Sick(answer))
                : Uni.createFrom().item(answer);
    }

    private static final class Sick extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Answer answer;

        Sick(Answer answer) {
            super("5xx", null, false, false);
            this.answer = answer;
        }
    }
}
