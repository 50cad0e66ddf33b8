package io.qrpay.vipps.token;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.util.Objects;

/** An access token while it lives. */
public final class AccessToken {
    private static final long LONGEST_MARGIN = Duration.ofMinutes(1).toNanos();

    private final String authorization;
    private final long freshUntil;
    private final long expiresAt;

    private AccessToken(String authorization, long freshUntil, long expiresAt) {
        this.authorization = authorization;
        this.freshUntil = freshUntil;
        this.expiresAt = expiresAt;
    }

    /**
     * A token by the vendor's answer.
     *
     * @param askedAt {@link System#nanoTime()} before the fetch, so that our clock is never the later one
     */
    static AccessToken of(TokenAnswer answer, long askedAt) {
        long life = Duration.ofSeconds(answer.expiresIn()).toNanos();
        long expiresAt = askedAt + life;
        return new AccessToken(
                "Bearer " + answer.accessToken(), expiresAt - Math.min(LONGEST_MARGIN, life / 10), expiresAt);
    }

    /** The value of the header {@code Authorization}. */
    public String authorization() {
        return authorization;
    }

    /** Whether there is no need yet to look for the next one. */
    boolean isFresh(long now) {
        return now - freshUntil < 0;
    }

    boolean isAlive(long now) {
        return now - expiresAt < 0;
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "AccessToken[]";
    }

    /**
     * The vendor's answer, as far as it is needed.
     *
     * @param expiresIn seconds; the vendor writes it as a string
     */
    @RegisterForReflection
    record TokenAnswer(
            @JsonProperty("access_token") String accessToken,

            @JsonProperty(value = "expires_in", required = true)
            long expiresIn) {

        private static final long LONGEST = Duration.ofDays(365).toSeconds();

        TokenAnswer {
            Objects.requireNonNull(accessToken, "access_token");
            if (expiresIn <= 0 || expiresIn > LONGEST) {
                throw new IllegalArgumentException("expires_in");
            }
        }

        /** Without the token. */
        @Override
        public String toString() {
            return "TokenAnswer[expiresIn=" + expiresIn + "]";
        }
    }
}
