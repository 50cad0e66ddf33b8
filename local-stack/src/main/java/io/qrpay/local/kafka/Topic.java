package io.qrpay.local.kafka;

import java.util.Map;

/**
 * A topic as the contracts want it.
 *
 * @param name e.g. {@code payment.status.v1}
 * @param partitions how many
 * @param settings the broker's topic settings, e.g. {@code cleanup.policy}
 */
public record Topic(String name, int partitions, Map<String, String> settings) {
    public Topic {
        settings = Map.copyOf(settings);
    }

    /** The same topic with no more partitions than that. */
    public Topic atMost(int partitions) {
        return new Topic(name, Math.min(this.partitions, partitions), settings);
    }
}
