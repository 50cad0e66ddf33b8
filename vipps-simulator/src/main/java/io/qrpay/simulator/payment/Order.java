package io.qrpay.simulator.payment;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a valid create asked for, as far as the payment needs it later.
 *
 * @param metadata as sent, null when absent
 * @param scope the profile data to share, empty when none
 * @param expiresAt the end of a long-living payment, else null
 * @param customer who is asked, null for whoever scans the code
 * @param receiptLines how many lines of a receipt the app shows: none where they do not make the amount
 */
record Order(
        String reference,
        Amount amount,
        UserFlow userFlow,
        QrWish qr,
        String paymentMethod,
        String description,
        String scope,
        boolean express,
        @Nullable Map<String, String> metadata,
        @Nullable Instant expiresAt,
        @Nullable String customer,
        int receiptLines) {

    static Order of(JsonNode body, @Nullable String customer) {
        return new Order(
                body.path("reference").textValue(),
                amountOf(body.path("amount")),
                UserFlow.valueOf(body.path("userFlow").textValue()),
                QrWish.of(body.path("qrFormat")),
                body.path("paymentMethod").path("type").textValue().intern(),
                body.path("paymentDescription").asText(""),
                body.path("profile").path("scope").asText(""),
                body.has("shipping"),
                metadataOf(body.path("metadata")),
                instantOf(body.path("expiresAt")),
                customer,
                receiptLinesOf(body));
    }

    static Amount amountOf(JsonNode amount) {
        return new Amount(
                amount.path("currency").textValue().intern(),
                amount.path("value").longValue());
    }

    private static @Nullable Map<String, String> metadataOf(JsonNode metadata) {
        if (!metadata.isObject()) {
            return null;
        }
        var pairs = new LinkedHashMap<String, String>();
        metadata.properties()
                .forEach(pair -> pairs.put(pair.getKey(), pair.getValue().textValue()));
        return pairs;
    }

    private static int receiptLinesOf(JsonNode body) {
        var receipt = body.path("receipt");
        var tip = receipt.path("bottomLine").path("tipAmount").asLong();
        var sum = receipt.path("orderLines")
                .valueStream()
                .mapToLong(Order::signed)
                .sum();
        return sum + tip == amountOf(body.path("amount")).value()
                ? receipt.path("orderLines").size()
                : 0;
    }

    private static long signed(JsonNode line) {
        var amount = line.path("totalAmount").longValue();
        return line.path("isReturn").asBoolean() ? -amount : amount;
    }

    static @Nullable Instant instantOf(JsonNode text) {
        return text.isTextual() ? OffsetDateTime.parse(text.textValue()).toInstant() : null;
    }
}
