package io.qrpay.ingress.registration;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.UUID;

/** The URLs that we give to the vendor: an unguessable one per registration, all under our public URL. */
@ApplicationScoped
class OurUrls {
    private final String prefix;

    OurUrls(IngressConfig config) {
        prefix = config.publicUrl().toString().replaceFirst("/+$", "") + "/v1/webhooks/";
    }

    URI fresh() {
        return URI.create(prefix + UUID.randomUUID());
    }

    /** What they have in common. */
    String prefix() {
        return prefix;
    }

    boolean contain(String url) {
        return url.startsWith(prefix);
    }
}
