package io.qrpay.capture.operation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How pending operations are performed. */
@ConfigMapping(prefix = "qrpay.operations")
public interface OperationConfig {

    /** Most statuses in hand at once; when there are more, the consumer pauses. */
    @WithDefault("256")
    int inHand();

    /** Most calls to Vipps per second and replica: how fast a backlog drains after an outage. */
    @WithDefault("500")
    int callsPerSecond();

    /** What is not settled by then is deferred; with publishing it stays below the 45 s that a record may be held. */
    @WithDefault("40s")
    Duration settleWithin();

    /** How long the broker may take no facts before the status becomes a dead letter. */
    @WithDefault("10m")
    Duration tellFor();

    /** A status that is older may have been acted upon before: Vipps is asked first. */
    @WithDefault("60s")
    Duration freshFor();

    /** How far the clocks of the services may be apart. */
    @WithDefault("2s")
    Duration clockSkew();

    /** How many settled attempts are remembered, so that a later status that still shows one is passed by. */
    @WithDefault("20000")
    int remembered();

    /** How long an operation waits that could not be settled. */
    Deferrals deferral();

    /** Half the payment's age, within these bounds, give or take a quarter. */
    interface Deferrals {
        /** The vendor takes 5 writes a minute for one payment; one time in hand may take 3. */
        @WithDefault("30s")
        Duration shortest();

        /** How long after an outage the last operation begins. */
        @WithDefault("5m")
        Duration longest();
    }
}
