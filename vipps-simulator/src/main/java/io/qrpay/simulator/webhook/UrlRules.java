package io.qrpay.simulator.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which URLs may be registered: HTTPS on a usual port, reachable from the internet; this machine if so configured. */
@ApplicationScoped
class UrlRules {

    private static final Set<Integer> PORTS = Set.of(-1, 80, 443, 8080);
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");
    private static final Pattern PRIVATE =
            Pattern.compile("(10|192\\.168|172\\.(1[6-9]|2\\d|3[01])|169\\.254)(\\.\\d{1,3})+|[^.]+");

    private final boolean allowLoopback;
    private final Set<String> allowHosts;

    UrlRules(WebhookConfig config) {
        this.allowLoopback = config.allowLoopback();
        this.allowHosts = config.allowHosts().orElse(Set.of());
    }

    /** Why the vendor refuses the URL; empty when it does not. */
    Optional<String> refusalOf(String text) {
        try {
            return refusalOf(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.of("must be a valid URL");
        }
    }

    private Optional<String> refusalOf(URI url) {
        if (url.getHost() == null || url.getScheme() == null || !url.getScheme().matches("https?")) {
            return Optional.of("must be a valid https URL");
        }
        return isExempt(url.getHost()) ? Optional.empty() : refusalByVendor(url);
    }

    private boolean isExempt(String host) {
        return allowHosts.contains(host)
                || (allowLoopback && LOOPBACK.matcher(host).matches());
    }

    private static Optional<String> refusalByVendor(URI url) {
        if (!url.getScheme().equals("https")) {
            return Optional.of("must use https");
        }
        if (!PORTS.contains(url.getPort())) {
            return Optional.of("must have port 80, 443 or 8080");
        }
        return isOutOfReach(url.getHost()) ? Optional.of("must be reachable from the internet") : Optional.empty();
    }

    private static boolean isOutOfReach(String host) {
        return LOOPBACK.matcher(host).matches() || PRIVATE.matcher(host).matches();
    }
}
