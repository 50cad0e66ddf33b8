package io.qrpay.vipps;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Passing trouble: no answer in time, no connection, a 5xx, or no access token, after bounded retries. What was asked may
 * have been done or not; the same call with the same idempotency key is safe to repeat. Without a stack trace: it comes from
 * outside, and in numbers while Vipps is down.
 */
public final class VippsUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final @Nullable Duration retryAfter;
    private final transient @Nullable Problem problem;

    public VippsUnavailable(String message, @Nullable Duration retryAfter, @Nullable Problem problem) {
        super(problem == null ? message : message + ": " + problem, null, true, false);
        this.retryAfter = retryAfter;
        this.problem = problem;
    }

    public VippsUnavailable(String message, Throwable cause) {
        super(message, cause, true, false);
        this.retryAfter = null;
        this.problem = null;
    }

    /** How long the vendor, or our own pause after failed token fetches, wants no further call. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** The last answer, where there was one. */
    public Optional<Problem> problem() {
        return Optional.ofNullable(problem);
    }
}
