package io.qrpay.initiator.vipps;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Points the service to a {@link FakeVipps} with the store {@code oslo-1}; nobody polls it. */
public final class FakeVippsResource implements QuarkusTestResourceLifecycleManager {
    private FakeVipps vipps;

    @Override
    public Map<String, String> start() {
        vipps = new FakeVipps();
        return Map.of(
                "qrpay.sales-units.file",
                file().toString(),
                "qrpay.creation.key-secret",
                "a secret for the tests",
                "qrpay.creation.first-pause",
                "PT0.1S",
                "qrpay.creation.longest-pause",
                "PT1S",
                "qrpay.polling.enabled",
                "false",
                // Many tests want trouble: it is not to be the others'.
                "qrpay.vipps.circuit.volume",
                "100000",
                "qrpay.till.heartbeat",
                "PT1S",
                // Sooner than the database gives up waiting for a lock.
                "qrpay.day.read-within",
                "PT3S",
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

    private String salesUnits() {
        return """
                {"credentials":[{"name":"fake","baseUrl":"%s","clientId":"id","clientSecret":"secret","subscriptionKey":"key"}],
                 "salesUnits":[{"msn":"123456","credentials":"fake"}],
                 "stores":[{"storeId":"oslo-1","msn":"123456","validFrom":"2026-01-01T00:00:00Z"},
                  {"storeId":"closing-1","msn":"123456","validFrom":"2026-01-01T00:00:00Z"},
                  {"storeId":"helsinki-1","msn":"123456","validFrom":"2026-01-01T00:00:00Z","timeZone":"Europe/Helsinki"}]}""".formatted(vipps.url());
    }

    @Override
    public void stop() {
        vipps.close();
    }
}
