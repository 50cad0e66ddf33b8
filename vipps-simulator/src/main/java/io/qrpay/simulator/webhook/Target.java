package io.qrpay.simulator.webhook;

import java.net.URI;
import java.util.Locale;

/** Where a URL points to: what a connection is kept for, and what the signature covers as the host. */
record Target(boolean isTls, String host, int port) {

    static Target of(URI url) {
        var tls = "https".equalsIgnoreCase(url.getScheme());
        var port = url.getPort() > 0 ? url.getPort() : usualPort(tls);
        return new Target(tls, url.getHost().toLowerCase(Locale.ROOT), port);
    }

    /** The host, with its port unless that is the usual one. */
    String authority() {
        return port == usualPort(isTls) ? host : host + ":" + port;
    }

    private static int usualPort(boolean tls) {
        return tls ? 443 : 80;
    }
}
