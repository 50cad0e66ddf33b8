package io.qrpay.initiator.polling;

import io.qrpay.initiator.creation.CreationConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a payment is asked for next. While webhooks come that is seldom, while they do not it is every other second; once the
 * payment's lifetime is over it is soon, and again and again, so that none stays open for long whatever becomes of webhooks.
 */
@ApplicationScoped
class Cadence {
    /** The vendor allows 120 reads a minute of one reference; the capture worker makes some too. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    /** The clock ticks once a second and never exactly: without this every other pause of 2 s would become one of 3 s. */
    private static final Duration TOLERANCE = Duration.ofMillis(250);

    private final PollingConfig config;
    private final Duration lifetime;

    Cadence(PollingConfig config, CreationConfig creation) {
        if (config.shortestPause().compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("qrpay.polling.shortest-pause is PT1S at least");
        }
        this.config = config;
        this.lifetime = creation.lifetime();
    }

    /**
     * Never, as far as anybody can tell, is {@link Instant#MAX}.
     *
     * @param trusted webhooks of its sales unit come
     */
    Instant due(Watched payment, boolean trusted) {
        var from = payment.attention().pollFrom();
        if (from == null) {
            return Instant.MAX;
        }
        var due = payment.isAwaiting() ? whileAwaiting(payment, from, trusted) : whileUnclear(payment, from);
        return later(due, payment.notBefore());
    }

    /** A till waits for the answer, or money has moved: it goes before those of which a webhook is to be expected. */
    boolean isUrgent(Watched payment, Instant now) {
        var from = payment.attention().pollFrom();
        return !payment.isAwaiting() || from != null && now.isAfter(from.plus(lifetime));
    }

    private Instant whileAwaiting(Watched payment, Instant from, boolean trusted) {
        var over = from.plus(lifetime).plus(config.firstAfter());
        var last = payment.polledAt();
        return last != null && !last.isBefore(over)
                ? again(last, grown(Duration.between(from.plus(lifetime), last)), payment)
                : earlier(over, last == null ? first(payment, from, trusted) : next(payment, last, trusted));
    }

    /** A payment whose very creation no webhook told is a reason to look, however many come of others. */
    private Instant first(Watched payment, Instant from, boolean trusted) {
        if (!trusted) {
            return from.plus(config.firstAfter());
        }
        return from.plus(payment.heard() ? spread(config.healthyPause(), payment) : config.webhookWithin());
    }

    private Instant next(Watched payment, Instant last, boolean trusted) {
        return trusted && payment.heard()
                ? last.plus(spread(config.healthyPause(), payment))
                : again(last, config.shortestPause(), payment);
    }

    private Instant whileUnclear(Watched payment, Instant from) {
        var last = payment.polledAt();
        var first = from.plus(payment.isRequested() ? config.requestedAfter() : Duration.ZERO);
        return last == null ? first : later(first, again(last, grown(Duration.between(from, last)), payment));
    }

    private Instant again(Instant last, Duration pause, Watched payment) {
        return pause.equals(config.shortestPause())
                ? last.plus(pause).minus(TOLERANCE)
                : last.plus(spread(pause, payment));
    }

    /** A fifth of the time that it has taken already. */
    private Duration grown(Duration taken) {
        var grown = taken.dividedBy(5);
        var pause = grown.compareTo(config.shortestPause()) < 0 ? config.shortestPause() : grown;
        return pause.compareTo(config.longestPause()) > 0 ? config.longestPause() : pause;
    }

    /** Up to a quarter more, each payment its own, so that those of one moment do not stay together. */
    private static Duration spread(Duration pause, Watched payment) {
        return pause.plus(pause.dividedBy(1024).multipliedBy(payment.payment().hashCode() & 0xff));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, @Nullable Instant other) {
        return other == null || one.isAfter(other) ? one : other;
    }
}
