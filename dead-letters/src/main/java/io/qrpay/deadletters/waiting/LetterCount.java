package io.qrpay.deadletters.waiting;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Counts records by reading them: offsets also count the ends of transactions. */
public final class LetterCount {
    private LetterCount() {}

    /** @param most where to stop: the answer is "at least" then */
    public static long of(Map<String, Object> kafka, Map<TopicPartition, Range> ranges, long most) {
        if (ranges.values().stream().allMatch(Range::isEmpty)) {
            return 0;
        }
        try (var reader = new LettersReader(kafka, ranges)) {
            long count = 0;
            while (count < most && reader.hasMore()) {
                count += reader.next().size();
            }
            return Math.min(count, most);
        }
    }
}
