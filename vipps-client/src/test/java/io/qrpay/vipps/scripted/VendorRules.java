package io.qrpay.vipps.scripted;

import static java.util.Map.entry;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the vendor takes: paths, headers and bodies, in the tests' own words. */
final class VendorRules {
    private static final String PAYMENT = "/epayment/v1/payments/[a-zA-Z0-9-]{8,64}";
    private static final String REDIRECT = "/qr/v1/merchant-redirect";
    private static final String CALLBACK = "/qr/v1/merchant-callback";
    private static final String ID = "/[^/?#+ ]+";
    private static final String CALLBACK_IMAGE = "\\?QrImageFormat=(SVG|PNG&QrImageSize=[0-9]{3,4})";
    private static final Map<String, String> BODIES = Map.ofEntries(
            entry("POST /epayment/v1/payments", "create-payment"),
            entry("POST " + PAYMENT + "/capture", "modification"),
            entry("POST " + PAYMENT + "/refund", "modification"),
            entry("POST " + PAYMENT + "/cancel", "cancel"),
            entry("POST /webhooks/v1/webhooks", "register"),
            entry("POST /qr/v1", "one-time-qr"),
            entry("POST " + REDIRECT, "redirect-qr"),
            entry("PUT " + REDIRECT + ID, "redirect-target"),
            entry("PUT " + CALLBACK + ID, "callback-qr"),
            entry("PUT " + CALLBACK + "/mobilepay" + ID, "callback-qr"));
    private static final List<String> WITHOUT_BODY = List.of(
            "POST /accesstoken/get",
            "GET " + PAYMENT,
            "GET " + PAYMENT + "/events",
            "GET /webhooks/v1/webhooks",
            "DELETE /webhooks/v1/webhooks/[0-9a-f-]{36}",
            "GET " + REDIRECT,
            "GET " + REDIRECT + ID,
            "DELETE " + REDIRECT + ID,
            "GET " + CALLBACK + CALLBACK_IMAGE,
            "GET " + CALLBACK + ID + CALLBACK_IMAGE,
            "DELETE " + CALLBACK + ID,
            "GET /ecomm/v2/payments/[a-zA-Z0-9-]{1,50}/details",
            "GET /recurring/v3/agreements/[a-zA-Z0-9_]{1,36}");
    private static final Map<String, String> HEADERS = Map.of(
            "Ocp-Apim-Subscription-Key", ".+",
            "Vipps-System-Name", ".{1,30}",
            "Vipps-System-Version", ".{1,30}",
            "Vipps-System-Plugin-Name", ".{1,30}",
            "Vipps-System-Plugin-Version", ".{1,30}");
    private static final Map<String, String> API_HEADERS = Map.of("Authorization", "Bearer .+");
    private static final Map<String, String> IMAGE = Map.of("Accept", "image/(svg\\+xml|png)");
    private static final Map<String, String> SALES_UNIT = Map.of("Merchant-Serial-Number", "[0-9]{4,10}");

    private static final Map<String, JsonSchema> SCHEMAS =
            BODIES.values().stream().distinct().collect(Collectors.toMap(name -> name, VendorRules::schema));

    private VendorRules() {}

    static List<String> violations(Received request) {
        var violations = new ArrayList<String>();
        var line = request.method() + " " + request.path();
        headers(request, HEADERS, violations);
        if (!request.path().equals("/accesstoken/get")) {
            headers(request, API_HEADERS, violations);
        }
        if (request.path().startsWith("/epayment/")
                || request.path().startsWith(CALLBACK)
                || request.headers().contains("Merchant-Serial-Number")) {
            headers(request, SALES_UNIT, violations);
        }
        if (request.path().startsWith("/epayment/") && request.method().equals("POST")) {
            headers(request, Map.of("Idempotency-Key", ".{1,50}"), violations);
        }
        if ((request.path().equals("/qr/v1") || request.path().startsWith(REDIRECT))
                && !request.method().equals("DELETE")) {
            headers(request, IMAGE, violations);
        }
        body(request, line, violations);
        return violations;
    }

    private static void headers(Received request, Map<String, String> rules, List<String> violations) {
        rules.forEach((name, rule) -> {
            var values = request.headers().getAll(name);
            if (values.size() != 1 || !values.getFirst().matches(rule)) {
                violations.add("header " + name + " is not " + rule);
            }
        });
    }

    private static void body(Received request, String line, List<String> violations) {
        BODIES.entrySet().stream()
                .filter(rule -> Pattern.matches(rule.getKey(), line))
                .findFirst()
                .ifPresentOrElse(
                        rule -> json(request, rule.getValue(), violations), () -> nothing(request, line, violations));
    }

    private static void json(Received request, String schema, List<String> violations) {
        if (!"application/json".equals(request.headers().get("Content-Type"))) {
            violations.add("content type");
        }
        SCHEMAS.get(schema)
                .validate(request.body(), InputFormat.JSON)
                .forEach(message -> violations.add("body: " + message.getMessage()));
    }

    private static void nothing(Received request, String line, List<String> violations) {
        if (WITHOUT_BODY.stream().noneMatch(rule -> Pattern.matches(rule, line))) {
            violations.add("the vendor has no " + line);
        }
        if (!request.body().isEmpty()) {
            violations.add("a body on " + line);
        }
    }

    private static JsonSchema schema(String name) {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(VendorRules.class.getResourceAsStream("/vendor/" + name + ".schema.json"));
    }
}
