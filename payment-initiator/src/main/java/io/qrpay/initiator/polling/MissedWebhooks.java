package io.qrpay.initiator.polling;

import io.qrpay.contracts.PaymentKey;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.FactName;
import io.qrpay.contracts.payment.FactSource;
import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.initiator.fold.Attention;
import io.qrpay.initiator.fold.FoldListener;
import io.qrpay.initiator.fold.News;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Notices when the vendor's log knows of an event that no webhook brought in time, and when webhooks come in time. */
@ApplicationScoped
class MissedWebhooks implements FoldListener {
    /** What happened before that is history that somebody folds again, or trouble of ours, not of webhooks. */
    private static final Duration OLD = Duration.ofHours(1);

    private static final int MOST_SUSPECTED = 100_000;

    private final PollingConfig config;
    private final WebhookHealth health;
    private final Clock clock;
    private final Map<Event, Suspect> suspects = new ConcurrentHashMap<>();

    private record Event(
            PaymentKey payment, FactName name, @Nullable String pspReference) {
        static Event of(Fact fact) {
            return new Event(fact.paymentKey(), fact.name(), fact.pspReference());
        }
    }

    private record Suspect(int partition, Instant missedFrom) {}

    MissedWebhooks(PollingConfig config, WebhookHealth health, Clock clock) {
        this.config = config;
        this.health = health;
        this.clock = clock;
    }

    @Override
    public void assigned(Collection<Integer> partitions, int ofAll) {}

    /** Their webhooks are told to somebody else. */
    @Override
    public void revoked(Collection<Integer> partitions) {
        suspects.values().removeIf(suspect -> partitions.contains(suspect.partition()));
    }

    @Override
    public void folded(PaymentStatus status, int partition, Attention attention, List<News> news) {
        if (config.enabled()) {
            var now = clock.instant();
            news.stream()
                    .filter(one -> now.isBefore(one.fact().occurredAt().plus(OLD)))
                    .forEach(one -> told(one, partition, now));
        }
    }

    /** The time of those suspected may be over. */
    void judge(Instant now) {
        suspects.forEach((event, suspect) -> {
            if (now.isAfter(suspect.missedFrom()) && suspects.remove(event, suspect)) {
                health.missed(event.payment().msn(), now);
            }
        });
    }

    private void told(News news, int partition, Instant now) {
        var fact = news.fact();
        var lastMoment = fact.occurredAt().plus(config.webhookWithin());
        if (fact.source() == FactSource.WEBHOOK) {
            suspects.remove(Event.of(fact));
            arrived(fact, now, lastMoment);
        } else if (!news.heard() && suspects.size() < MOST_SUSPECTED) {
            suspects.put(Event.of(fact), new Suspect(partition, lastMoment));
        }
    }

    private void arrived(Fact fact, Instant now, Instant lastMoment) {
        if (!now.isAfter(lastMoment)) {
            health.arrived(fact.msn(), now);
        }
    }
}
