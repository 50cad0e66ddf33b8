package io.qrpay.simulator.webhook;

import java.net.URI;
import java.util.List;

/**
 * One URL that wants to hear of events.
 *
 * @param owner whose events: a sales unit, or a client that left the sales unit out
 * @param secret shown once, at registration; its text is the HMAC key
 */
record Registration(String id, Owner owner, URI url, List<String> events, String secret) {

    /** What is signed and asked for: the registered URL's path and query, as they were written. */
    String pathAndQuery() {
        var path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }

    boolean wants(String event) {
        return events.contains(event);
    }

    /** A sales unit's bucket of registrations, or a client's. */
    record Owner(boolean isSalesUnit, String name) {
        boolean isFor(String msn) {
            return isSalesUnit && name.equals(msn);
        }

        static Owner of(String msn, String clientId) {
            return msn.isEmpty() ? new Owner(false, clientId) : new Owner(true, msn);
        }
    }
}
