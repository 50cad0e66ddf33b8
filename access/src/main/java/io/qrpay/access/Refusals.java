package io.qrpay.access;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.security.Principal;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Counts everybody who is turned away, and writes down some: who tries tokens must not fill the log. */
@Singleton
class Refusals {
    private static final long PAUSE_NANOS = 200_000_000L;
    private static final int LONGEST_PATH = 200;

    private final MeterRegistry meters;
    private final AtomicLong nextLine = new AtomicLong(System.nanoTime());

    Refusals(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Of the caller the token's id is told, by which its issuer knows who it is, and nothing else. */
    void note(AccessProblem problem, ContainerRequestContext request, @Nullable Principal caller) {
        meters.counter("qrpay.access.refused", "reason", problem.name()).increment();
        if (isTimeForALine(System.nanoTime())) {
            Log.infof(
                    "A request was turned away: reason=%s method=%s path=%s tokenId=%s",
                    problem.name(), request.getMethod(), path(request), tokenId(caller));
        }
    }

    private boolean isTimeForALine(long now) {
        var next = nextLine.get();
        return now - next >= 0 && nextLine.compareAndSet(next, now + PAUSE_NANOS);
    }

    /** As it came, with what is no letter in its escaped form. */
    private static String path(ContainerRequestContext request) {
        var path = request.getUriInfo().getRequestUri().getRawPath();
        return path.length() > LONGEST_PATH ? path.substring(0, LONGEST_PATH) + "…" : path;
    }

    private static @Nullable String tokenId(@Nullable Principal caller) {
        return caller instanceof JsonWebToken token ? token.getTokenID() : null;
    }
}
