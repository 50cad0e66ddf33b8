package io.qrpay.vipps.salesunit;

import java.net.URI;

/**
 * A set of API keys. Sets of equal content share one access token.
 *
 * @param name what the configuration calls it
 * @param baseUrl where Vipps is, e.g. {@code https://api.vipps.no}
 * @param clientId the "user name"
 * @param clientSecret the "password"
 * @param subscriptionKey the key of the vendor's gateway
 */
public record Credentials(String name, URI baseUrl, String clientId, String clientSecret, String subscriptionKey) {

    /** Without the keys. */
    @Override
    public String toString() {
        return "Credentials[name=" + name + ", baseUrl=" + baseUrl + "]";
    }
}
