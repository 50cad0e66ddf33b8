package io.qrpay.ingress;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Starts a {@link Vendor} and points the service under test to it, with sales units that it has never seen. */
public final class VendorResource implements QuarkusTestResourceLifecycleManager {
    /** The sales units that the service has from its start. */
    public static final List<String> MSNS = List.of("1234567", "7654321");

    /** Opens what it sealed, and seals nothing any more. */
    public static final String FORMER_KEY = "HxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo=";

    static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    static final String PUBLIC_URL = "https://pay.chain.example/qr";

    private final Vendor vendor = new Vendor();
    private final Path file = file();

    @Override
    public Map<String, String> start() {
        write(MSNS);
        return Map.of(
                "quarkus.http.test-port", "0",
                "qrpay.sales-units.file", file.toString(),
                "qrpay.sales-units.check-every", "200ms",
                "qrpay.ingress.public-url", PUBLIC_URL,
                "qrpay.ingress.secret-key", KEY + "," + FORMER_KEY,
                "qrpay.ingress.registration.compare-every", "PT1S",
                "qrpay.ingress.registration.overlap", "PT5S",
                "qrpay.ingress.registration.retry-after", "PT0.2S");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(vendor, new TestInjector.MatchesType(Vendor.class));
        injector.injectIntoFields(this, new TestInjector.MatchesType(VendorResource.class));
    }

    /** Changes the configured sales units. */
    public void write(List<String> msns) {
        write(msns, Map.of());
    }

    /** Changes the configured sales units, and how their webhooks are registered. */
    public void write(List<String> msns, Map<String, String> webhooks) {
        write(file, vendor.url(), msns, webhooks);
    }

    /** Writes a file of sales units that share one set of credentials. */
    public static void write(Path file, String vendor, List<String> msns, Map<String, String> webhooks) {
        var content = Map.of(
                "credentials",
                List.of(Map.of(
                        "name", "chain",
                        "baseUrl", vendor,
                        "clientId", "id",
                        "clientSecret", "secret",
                        "subscriptionKey", "key",
                        "webhooks", webhooks)),
                "salesUnits",
                msns.stream()
                        .map(msn -> Map.of("msn", msn, "credentials", "chain"))
                        .toList(),
                "stores",
                List.of());
        try {
            Files.write(file, new ObjectMapper().writeValueAsBytes(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file() {
        try {
            return Files.createTempFile(Files.createDirectories(Path.of("target")), "sales-units", ".json")
                    .toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        vendor.close();
    }
}
