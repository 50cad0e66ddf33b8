package io.qrpay.registry;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Short pauses and many calls a second, so that tests need not wait. */
public final class Hurry implements QuarkusTestResourceLifecycleManager {
    private final Map<String, String> settings = Map.of(
            "qrpay.registry.sync.retry-first", "PT0.2S",
            "qrpay.registry.sync.retry-most", "PT1S",
            "qrpay.registry.sync.busy-pause", "PT1S",
            "qrpay.registry.sync.calls-per-second", "500",
            "qrpay.registry.drift.inspect-every", "PT1S",
            "qrpay.vipps.circuit.volume", "1000");

    @Override
    public Map<String, String> start() {
        return settings;
    }

    @Override
    public void stop() {}
}
