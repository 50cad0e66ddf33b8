package io.qrpay.tracing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Which payments are traced. */
@ConfigMapping(prefix = "qrpay.tracing")
public interface TracingConfig {

    /**
     * The share of payments that are traced, 0 to 1. The payment's key decides, so services with the same share trace the same
     * payments from end to end. Where it is above 0, {@code quarkus.otel.sdk.disabled=false} and
     * {@code quarkus.otel.exporter.otlp.endpoint} say where spans go.
     */
    @WithDefault("0")
    double share();
}
