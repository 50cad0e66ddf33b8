package io.qrpay.capture.operation;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** Configuration as the service would read it. */
final class Configured {
    private Configured() {}

    static OperationConfig defaults() {
        return with(Map.of());
    }

    static OperationConfig with(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(OperationConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()
                .getConfigMapping(OperationConfig.class);
    }
}
