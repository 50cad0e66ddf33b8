package io.qrpay.capture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;

/** The vendor's side of a test: makes payments, lets customers approve, breaks things, and reads the books by hand. */
final class SimulatedVipps {
    static final String MSN = "123456";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI url;
    private final String token;

    SimulatedVipps(URI url) {
        this.url = url;
        this.token = post("/accesstoken/get", "").path("access_token").asText();
    }

    /** A payment that waits for its customer. */
    String created(long amount) {
        var reference = "test-" + UUID.randomUUID();
        post("/epayment/v1/payments", """
                {"amount":{"currency":"NOK","value":%d},"paymentMethod":{"type":"WALLET"},"reference":"%s",
                 "userFlow":"QR","customerInteraction":"CUSTOMER_PRESENT"}""".formatted(amount, reference));
        return reference;
    }

    /** A payment that its customer has approved. */
    String approved(long amount) {
        var reference = created(amount);
        approve(reference);
        return reference;
    }

    void approve(String reference) {
        post("/simulator/payments/" + reference + "/approve", "");
    }

    void decline(String reference) {
        post("/simulator/payments/" + reference + "/decline", "");
    }

    void capture(String reference, long amount, String key) {
        var body = "{\"modificationAmount\":{\"currency\":\"NOK\",\"value\":%d}}".formatted(amount);
        post("/epayment/v1/payments/" + reference + "/capture", body, key);
    }

    void cancel(String reference) {
        post("/epayment/v1/payments/" + reference + "/cancel", "");
    }

    /** One of the vendor's sums of the payment: authorized, captured, refunded or cancelled. */
    long sum(String reference, String which) {
        return get("/epayment/v1/payments/" + reference)
                .at("/aggregate/" + which + "Amount/value")
                .asLong();
    }

    /** How often something took effect. */
    long effects(String reference, String name) {
        return get("/epayment/v1/payments/" + reference + "/events")
                .valueStream()
                .filter(event -> event.path("name").asText().equals(name))
                .filter(event -> event.path("success").asBoolean())
                .count();
    }

    void breaks(String fault) {
        post("/simulator/faults", fault);
    }

    /** How often what was broken for this payment has been met. */
    int timesBroken(String reference) {
        return get("/simulator/faults")
                .valueStream()
                .filter(fault -> fault.path("reference").asText().equals(reference))
                .mapToInt(fault -> fault.path("hits").asInt())
                .sum();
    }

    void works() {
        send(request("/simulator/faults").DELETE().build());
    }

    private JsonNode get(String path) {
        return send(request(path).build());
    }

    private JsonNode post(String path, String body) {
        return post(path, body, UUID.randomUUID().toString());
    }

    private JsonNode post(String path, String body, String key) {
        return send(request(path)
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(url.resolve(path))
                .header("client_id", "id")
                .header("client_secret", "secret")
                .header("Ocp-Apim-Subscription-Key", "key")
                .header("Merchant-Serial-Number", MSN)
                .header("Authorization", "Bearer " + token);
    }

    private static JsonNode send(HttpRequest request) {
        try {
            var answer = HTTP.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 400) {
                throw new AssertionError(request.uri() + ": " + answer.statusCode() + " " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
