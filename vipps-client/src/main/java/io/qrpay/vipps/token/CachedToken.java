package io.qrpay.vipps.token;

import io.qrpay.vipps.VippsUnavailable;
import io.qrpay.vipps.http.VippsHttpConfig;
import io.qrpay.vipps.salesunit.Credentials;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The token of one set of credentials. Shortly before its end the next one is fetched while the old one still serves. A
 * failed fetch is told to those who waited for it and to those who come within the pause after it; then the next one tries.
 */
final class CachedToken {
    private static final Logger LOG = Logger.getLogger(CachedToken.class);
    private static final long SAME_MOMENT = Duration.ofSeconds(10).toNanos();

    private final Credentials credentials;
    private final TokenFetch fetch;
    private final VippsHttpConfig.TokenLimits limits;

    private volatile @Nullable AccessToken current;
    private @Nullable CompletableFuture<AccessToken> fetching;
    private @Nullable Long droppedAt;
    private int failures;
    private long pausedUntil;
    private @Nullable VippsUnavailable lastFailure;

    CachedToken(Credentials credentials, TokenFetch fetch, VippsHttpConfig.TokenLimits limits) {
        this.credentials = credentials;
        this.fetch = fetch;
        this.limits = limits;
    }

    boolean isOf(Credentials others) {
        return credentials.equals(others);
    }

    Uni<AccessToken> token() {
        var token = current;
        return token != null && token.isFresh(System.nanoTime())
                ? Uni.createFrom().item(token)
                : Uni.createFrom().deferred(this::alive);
    }

    private Uni<AccessToken> alive() {
        var next = next();
        var token = current;
        return token != null && token.isAlive(System.nanoTime())
                ? Uni.createFrom().item(token)
                : onThisContext(Uni.createFrom().completionStage(next::copy));
    }

    /** Begins a fetch unless there is one, or a pause. */
    private CompletableFuture<AccessToken> next() {
        var begun = new CompletableFuture<AccessToken>();
        synchronized (this) {
            if (fetching != null) {
                return fetching;
            }
            var token = current;
            long now = System.nanoTime();
            if (token != null && token.isFresh(now)) {
                return CompletableFuture.completedFuture(token);
            }
            if (lastFailure != null && now - pausedUntil < 0) {
                return CompletableFuture.failedFuture(paused(lastFailure, now));
            }
            fetching = begun;
        }
        // The one subscription of our own: a fetch belongs to all who wait, and goes on when any of them gives up.
        fetch.fetch(credentials).subscribe().with(token -> fetched(begun, token), failure -> failed(begun, failure));
        return begun;
    }

    private VippsUnavailable paused(VippsUnavailable failure, long now) {
        return new VippsUnavailable(
                "no access token, next try after a pause",
                Duration.ofNanos(pausedUntil - now),
                failure.problem().orElse(null));
    }

    private void fetched(CompletableFuture<AccessToken> waiting, AccessToken token) {
        synchronized (this) {
            current = token;
            fetching = null;
            failures = 0;
            lastFailure = null;
        }
        waiting.complete(token);
    }

    private void failed(CompletableFuture<AccessToken> waiting, Throwable cause) {
        var failure = cause instanceof VippsUnavailable unavailable
                ? unavailable
                : new VippsUnavailable("no access token", cause);
        synchronized (this) {
            fetching = null;
            lastFailure = failure;
            pausedUntil = System.nanoTime() + pause(failure).toNanos();
            failures++;
        }
        LOG.warnf("No access token credentials=%s reason=%s", credentials.name(), failure.getMessage());
        waiting.completeExceptionally(failure);
    }

    private Duration pause(VippsUnavailable failure) {
        long doubled = limits.pause().toMillis() << Math.min(failures, 16);
        long pause = Math.min(doubled, limits.longestPause().toMillis());
        long asked = Math.min(
                failure.retryAfter().orElse(Duration.ZERO).toMillis(),
                limits.longestPause().toMillis());
        return Duration.ofMillis(Math.max(asked, jittered(pause)));
    }

    private static long jittered(long millis) {
        return millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1);
    }

    synchronized boolean drop(AccessToken refused) {
        if (current != refused) {
            return true;
        }
        long now = System.nanoTime();
        if (droppedAt != null && now - droppedAt < SAME_MOMENT) {
            return false;
        }
        droppedAt = now;
        current = null;
        return true;
    }

    /** Those who wait go on where they came from, not where the answer arrived. */
    private static <T> Uni<T> onThisContext(Uni<T> uni) {
        var context = Vertx.currentContext();
        return context == null ? uni : uni.emitOn(task -> context.runOnContext(run -> task.run()));
    }
}
