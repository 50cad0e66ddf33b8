package io.qrpay.deadletters.redrive;

import io.qrpay.deadletters.waiting.BrokerSilent;
import io.qrpay.deadletters.waiting.LetterCount;
import io.qrpay.deadletters.waiting.WaitingRanges;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The dead letters of a cluster for a program that shows them and puts them back, some at a time. Its calls block for seconds. */
public final class DeadLetters {
    /** Who may say so in a header. */
    private static final Pattern NO_NAME = Pattern.compile("[^\\p{L}\\p{N} ._@-]");

    private static final int LONGEST_NAME = 64;
    private static final long MOST_COUNTED = 10_000;

    private final Map<String, Object> kafka;

    /** @param kafka how to connect */
    public DeadLetters(Map<String, Object> kafka) {
        this.kafka = Map.copyOf(kafka);
    }

    /**
     * How many wait on each topic that the caller may see, by its name; 10,000 stands for more, too.
     *
     * @throws BrokerSilent when the broker does not tell within seconds
     */
    public Map<String, Long> waiting() {
        try (var ranges = new WaitingRanges(kafka)) {
            var counts = new TreeMap<String, Long>();
            ranges.topics()
                    .forEach(topic -> counts.put(topic, LetterCount.of(kafka, ranges.of(Set.of(topic)), MOST_COUNTED)));
            return counts;
        }
    }

    /**
     * What would be done with those that wait, and does nothing.
     *
     * @param most after how many it may end
     */
    public List<DealtWith> look(String topic, boolean force, int most) {
        return run(new RedriveOptions(topic, true, force, "nobody", kafka), topic, most);
    }

    /**
     * Puts back what can be put back.
     *
     * @param force what is over 24 hours old, too
     * @param by who wants it; travels with each record
     * @param most after how many it may end; the rest goes on waiting
     * @throws org.apache.kafka.common.errors.ProducerFencedException when somebody else does the same now; nothing is put
     *     back twice
     */
    public List<DealtWith> putBack(String topic, boolean force, String by, int most) {
        return run(new RedriveOptions(topic, false, force, name(by), kafka), topic, most);
    }

    private List<DealtWith> run(RedriveOptions options, String topic, int most) {
        try (var ranges = new WaitingRanges(kafka)) {
            var all = new ArrayList<DealtWith>();
            new RedriveRun(options, topic, () -> ranges.of(Set.of(topic)), Instant.now(), all::add).run(most);
            return all;
        }
    }

    private static String name(String by) {
        var name = NO_NAME.matcher(by).replaceAll("-");
        return name.isBlank() ? "somebody" : name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }
}
