package io.qrpay.capture.operation;

import static io.qrpay.capture.operation.Example.NOON;
import static io.qrpay.capture.operation.Example.PAYMENT;
import static io.qrpay.capture.operation.Worker.NOW;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;

/** What performs operations, a little after noon, for some sales units, with a vendor that says what a test wants. */
record Worker(ScriptedVipps vipps, Set<String> msns) {
    static final Instant NOW = NOON.plusMillis(420);

    Worker(ScriptedVipps vipps) {
        this(vipps, Set.of(PAYMENT.msn()));
    }

    Settlement perform(DueOperation due) {
        return perform(due, Map.of());
    }

    Settlement perform(DueOperation due, Map<String, String> settings) {
        return performance(Configured.with(settings)).perform(due).await().atMost(Duration.ofSeconds(10));
    }

    private Performance performance(OperationConfig config) {
        var clock = Clock.fixed(NOW, ZoneOffset.UTC);
        var pace = new Pace(config);
        return new Performance(
                new AnySalesUnits(msns),
                new Modification(vipps, pace),
                new Lookup(vipps, pace),
                new Postponement(config, clock),
                config,
                clock);
    }
}
