package io.qrpay.ingress.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Picks from a malformed body what helps to find its event at the vendor and cannot be personal. */
final class HarmlessMembers {
    private static final List<String> TEXTS = List.of(
            "msn",
            "merchantSerialNumber",
            "reference",
            "pspReference",
            "name",
            "timestamp",
            "idempotencyKey",
            "captureGuaranteedUntil",
            "merchantQrId",
            "initiatedAt");

    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9.:+_-]{1,100}");

    private final ObjectReader reader;

    HarmlessMembers(ObjectMapper mapper) {
        reader = mapper.readerFor(JsonNode.class);
    }

    MalformedWebhook keep(byte[] body, Expected expected, Scope scope, String reason) {
        var picked = pick(body);
        return new MalformedWebhook(salesUnit(scope, picked), expected, reason, picked, sha256(body), body.length);
    }

    private static String salesUnit(Scope scope, Map<String, Object> picked) {
        return switch (scope) {
            case Scope.SalesUnit unit -> unit.msn();
            case Scope.Partner partner ->
                picked.getOrDefault("msn", partner.name()).toString();
        };
    }

    private Map<String, Object> pick(byte[] body) {
        var picked = new TreeMap<String, Object>();
        var event = tree(body);
        TEXTS.forEach(member -> pickText(event.path(member), member, picked));
        pickText(event.path("amount").path("currency"), "currency", picked);
        pickNumber(event.path("amount").path("value"), picked);
        pickFlag(event.path("success"), picked);
        return picked;
    }

    private JsonNode tree(byte[] body) {
        try {
            return reader.readTree(body);
        } catch (IOException e) {
            return reader.createObjectNode();
        }
    }

    private static void pickText(JsonNode node, String member, Map<String, Object> picked) {
        if (node.isTextual() && HARMLESS.matcher(node.textValue()).matches()) {
            picked.put(member, node.textValue());
        }
    }

    private static void pickNumber(JsonNode node, Map<String, Object> picked) {
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            picked.put("value", node.longValue());
        }
    }

    private static void pickFlag(JsonNode node, Map<String, Object> picked) {
        if (node.isBoolean()) {
            picked.put("success", node.booleanValue());
        }
    }

    private static String sha256(byte[] body) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
