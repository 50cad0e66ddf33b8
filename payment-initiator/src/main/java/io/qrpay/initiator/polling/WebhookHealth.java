package io.qrpay.initiator.polling;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether the webhooks of a sales unit come. They are trusted until one is missed, and again when one comes in time and none
 * was missed for a while. Known of sales units that ever were in trouble, so these alone are named in metrics.
 */
@ApplicationScoped
public class WebhookHealth {
    private static final int MOST_TOLD = 200;

    private final PollingConfig config;
    private final MeterRegistry meters;
    private final Map<String, Arrivals> troubled = new ConcurrentHashMap<>();
    private final Set<String> unshared = ConcurrentHashMap.newKeySet();

    WebhookHealth(PollingConfig config, MeterRegistry meters) {
        this.config = config;
        this.meters = meters;
        Gauge.builder("qrpay.webhooks.unhealthy", this, WebhookHealth::unhealthy)
                .description("sales units whose webhooks do not come, so that their payments are polled")
                .register(meters);
    }

    boolean isTrusted(String msn) {
        var arrivals = troubled.get(msn);
        return arrivals == null || isTrusted(arrivals);
    }

    /** Those that last first, of them the latest first. */
    public List<WebhookTrouble> troubles() {
        return troubled.entrySet().stream()
                .map(one -> new WebhookTrouble(one.getKey(), one.getValue().missedAt(), isTrusted(one.getValue())))
                .sorted(Comparator.comparing(WebhookTrouble::isOver)
                        .thenComparing(WebhookTrouble::missedAt, Comparator.reverseOrder()))
                .limit(MOST_TOLD)
                .toList();
    }

    /** A poll found what no webhook had brought in time. */
    void missed(String msn, Instant now) {
        Counter.builder("qrpay.webhooks.missed")
                .description("events that no webhook brought in time and a poll found")
                .tag("msn", msn)
                .register(meters)
                .increment();
        unshared.add(msn);
        add(msn, new Arrivals(now, null));
    }

    /** A webhook came in time. */
    void arrived(String msn, Instant now) {
        var arrivals = troubled.get(msn);
        if (arrivals != null && !isTrusted(arrivals)) {
            var mended = new Arrivals(arrivals.missedAt(), now);
            if (isTrusted(mended)) {
                unshared.add(msn);
                add(msn, mended);
            }
        }
    }

    /** What another replica saw. */
    void add(String msn, Arrivals seen) {
        var before = isTrusted(msn);
        var trusted = isTrusted(troubled.merge(msn, seen, Arrivals::and));
        if (before && !trusted) {
            Log.warnf("Webhooks do not come in time, payments are polled: msn=%s", msn);
        } else if (trusted && !before) {
            Log.infof("Webhooks come in time again: msn=%s", msn);
        }
    }

    /** What others have not been told yet. */
    Map<String, Arrivals> takeUnshared() {
        var taken = new HashMap<String, Arrivals>();
        for (var msn : Set.copyOf(unshared)) {
            unshared.remove(msn);
            var arrivals = troubled.get(msn);
            if (arrivals != null) {
                taken.put(msn, arrivals);
            }
        }
        return taken;
    }

    /** They could not be told. */
    void keepUnshared(Set<String> msns) {
        unshared.addAll(msns);
    }

    private boolean isTrusted(Arrivals arrivals) {
        return arrivals.areTrusted(config.trustAfter());
    }

    private long unhealthy() {
        return troubled.values().stream()
                .filter(arrivals -> !isTrusted(arrivals))
                .count();
    }
}
