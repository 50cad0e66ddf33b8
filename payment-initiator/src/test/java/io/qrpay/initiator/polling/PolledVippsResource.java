package io.qrpay.initiator.polling;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Points the service to a {@link PolledVipps} with a few sales units; webhooks and trust are quicker than by default. */
public final class PolledVippsResource implements QuarkusTestResourceLifecycleManager {
    static final int GETS_PER_SECOND = 20;
    static final int LIFETIME_SECONDS = 60;

    private PolledVipps vipps;

    static Duration retryAfter() {
        return Duration.ofSeconds(PolledVipps.RETRY_AFTER_SECONDS);
    }

    @Override
    public Map<String, String> start() {
        vipps = new PolledVipps();
        return Map.of(
                "qrpay.sales-units.file",
                file().toString(),
                "qrpay.creation.key-secret",
                "a secret for the tests",
                "qrpay.creation.lifetime",
                "PT" + LIFETIME_SECONDS + "S",
                "qrpay.polling.first-after",
                "PT1S",
                "qrpay.polling.webhook-within",
                "PT3S",
                "qrpay.polling.trust-after",
                "PT3S",
                "qrpay.polling.gets-per-second",
                Integer.toString(GETS_PER_SECOND),
                "test.vipps.url",
                vipps.url(),
                "quarkus.http.test-port",
                "0");
    }

    private Path file() {
        try {
            var file = Files.createTempFile("sales-units", ".json");
            file.toFile().deleteOnExit();
            return Files.writeString(file, salesUnits());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those that begin with 2 have credentials of their own. */
    private String salesUnits() {
        var units = Stream.of("100001", "100002", "100003", "100004", "200001")
                .map(msn -> "{\"msn\":\"%s\",\"credentials\":\"set-%s\"}".formatted(msn, msn.charAt(0)))
                .collect(Collectors.joining(","));
        var sets = Stream.of("1", "2")
                .map(set ->
                        "{\"name\":\"set-%s\",\"baseUrl\":\"%s\",\"clientId\":\"id-%s\",\"clientSecret\":\"s\",\"subscriptionKey\":\"k\"}"
                                .formatted(set, vipps.url(), set))
                .collect(Collectors.joining(","));
        return "{\"credentials\":[" + sets + "],\"salesUnits\":[" + units + "],\"stores\":"
                + "[{\"storeId\":\"oslo-1\",\"msn\":\"100001\",\"validFrom\":\"2026-01-01T00:00:00Z\"}]}";
    }

    @Override
    public void stop() {
        vipps.close();
    }
}
