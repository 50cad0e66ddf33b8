package io.qrpay.simulator.gateway;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the vendor's paths whatever the case of their letters, as the vendor's gateway does; references keep theirs. */
@ApplicationScoped
class VendorPaths {

    private static final int BEFORE_ROUTES = 100;
    private static final Pattern PATH = Pattern.compile(
            "(/accesstoken/get|/webhooks/v1/webhooks|/epayment/v1/(?:test/)?payments"
                    + "|/ecomm/v2/payments|/recurring/v3/agreements|/qr/v1/exchange"
                    + "|/qr/v1(?:/merchant-redirect|/merchant-callback(?:/mobilepay(?=/))?)?)"
                    + "((?:/[^/]+)?)((?:/[a-z]+)?)",
            Pattern.CASE_INSENSITIVE);

    void listen(@Observes Filters filters) {
        filters.register(VendorPaths::route, BEFORE_ROUTES);
    }

    private static void route(RoutingContext context) {
        var path = context.request().path();
        var wanted = isCandidate(path) ? canonical(path) : path;
        if (wanted.equals(path)) {
            context.next();
        } else {
            context.reroute(withQuery(wanted, context.request().query()));
        }
    }

    private static String withQuery(String path, @Nullable String query) {
        return query == null ? path : path + "?" + query;
    }

    /** Cheap: only paths with a capital letter before the reference can need another spelling. */
    private static boolean isCandidate(String path) {
        return !path.startsWith("/simulator") && path.chars().anyMatch(Character::isUpperCase);
    }

    private static String canonical(String path) {
        Matcher matcher = PATH.matcher(path);
        return matcher.matches() ? lower(matcher.group(1)) + matcher.group(2) + lower(matcher.group(3)) : path;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
