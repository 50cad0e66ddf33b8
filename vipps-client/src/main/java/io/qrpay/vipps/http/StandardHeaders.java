package io.qrpay.vipps.http;

import io.qrpay.vipps.salesunit.Credentials;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;

/** The headers that the vendor wants on every request. */
@Singleton
public class StandardHeaders {
    private static final CharSequence SUBSCRIPTION_KEY = HttpHeaders.createOptimized("Ocp-Apim-Subscription-Key");
    private static final CharSequence SYSTEM_NAME = HttpHeaders.createOptimized("Vipps-System-Name");
    private static final CharSequence SYSTEM_VERSION = HttpHeaders.createOptimized("Vipps-System-Version");
    private static final CharSequence PLUGIN_NAME = HttpHeaders.createOptimized("Vipps-System-Plugin-Name");
    private static final CharSequence PLUGIN_VERSION = HttpHeaders.createOptimized("Vipps-System-Plugin-Version");
    private static final CharSequence ACCEPT =
            HttpHeaders.createOptimized("application/json, application/problem+json");
    private static final Pattern AT_MOST_30 = Pattern.compile("[\\x20-\\x7e]{1,30}");

    private final String systemName;
    private final String systemVersion;
    private final String pluginName;
    private final String pluginVersion;

    StandardHeaders(VippsHttpConfig config) {
        this.systemName = checked("system-name", config.systemName());
        this.systemVersion = checked("system-version", config.systemVersion());
        this.pluginName = checked("plugin-name", config.pluginName().orElse(systemName));
        this.pluginVersion = checked("plugin-version", config.pluginVersion().orElse(systemVersion));
    }

    /** A new set of headers, to be added to. */
    public MultiMap of(Credentials credentials) {
        return HttpHeaders.headers()
                .set(HttpHeaders.ACCEPT, ACCEPT)
                .set(SUBSCRIPTION_KEY, credentials.subscriptionKey())
                .set(SYSTEM_NAME, systemName)
                .set(SYSTEM_VERSION, systemVersion)
                .set(PLUGIN_NAME, pluginName)
                .set(PLUGIN_VERSION, pluginVersion);
    }

    private static String checked(String key, String value) {
        if (!AT_MOST_30.matcher(value).matches()) {
            throw new IllegalArgumentException("qrpay.vipps." + key + " is 1 to 30 printable ASCII characters");
        }
        return value;
    }
}
