package io.qrpay.initiator.deadline;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When reserved money is lost, and how long before that somebody is warned. */
@ConfigMapping(prefix = "qrpay.deadlines")
public interface DeadlineConfig {

    /** False for a rebuild of the projection, which must not act. */
    @WithDefault("true")
    boolean enabled();

    /** How long before the deadline; of a short reservation the last quarter. */
    @WithDefault("PT24H")
    Duration warnBefore();

    /**
     * How long after the approval a capture is sure where the vendor does not say: the shortest that any card in any market has.
     * The market's own period (180 days in Norway, 14 in Denmark and Finland) is longer and guarantees less.
     */
    @WithDefault("P7D")
    Duration captureWithin();

    /** How many are warned of at once, each half minute. */
    @WithDefault("500")
    int mostAtOnce();
}
