package io.qrpay.registry.bulk;

import java.util.Map;

/**
 * What an import came to.
 *
 * @param dryRun nothing was to be done
 * @param counts lines by result; of an import with a line that is wrong, nothing was done
 */
public record ImportSummary(boolean dryRun, Map<LineResult, Long> counts) {

    public long count(LineResult result) {
        return counts.getOrDefault(result, 0L);
    }

    public long lines() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    public boolean isRight() {
        return count(LineResult.WRONG) == 0;
    }

    /** Whether it was done. */
    public boolean applied() {
        return isRight() && !dryRun;
    }
}
