package io.qrpay.ingress.registration;

import io.qrpay.ingress.Configured;
import java.util.HashMap;
import java.util.Map;

/** The configuration that an operator must give, with all else as it is by default. */
final class ConfiguredIngress {
    static final String SECRET_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private ConfiguredIngress() {}

    static IngressConfig with(Map<String, String> settings) {
        var all = new HashMap<>(Map.of(
                "qrpay.ingress.public-url", "https://pay.chain.example/qr/", "qrpay.ingress.secret-key", SECRET_KEY));
        all.putAll(settings);
        return Configured.as(IngressConfig.class, all);
    }
}
