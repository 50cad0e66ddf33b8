package io.qrpay.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** A merchant's system that speaks to the vendor, by hand and without any help of the module under test. */
public final class Client {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String base;
    private final Map<String, String> headers = new LinkedHashMap<>();

    private Client(String base) {
        this.base = base;
    }

    /** A client of one sales unit that has its token. */
    public static Client of(int port, String msn) {
        var client = new Client("http://localhost:" + port);
        client.headers.put("client_id", "client-" + msn);
        client.headers.put("client_secret", "secret");
        client.headers.put("Ocp-Apim-Subscription-Key", "subscription");
        var token =
                client.post("/accesstoken/get", "").json().path("access_token").asText();
        client.headers.keySet().removeIf(name -> name.startsWith("client_"));
        client.headers.put("Authorization", "Bearer " + token);
        client.headers.put("Merchant-Serial-Number", msn);
        client.headers.put("Vipps-System-Name", "simulator-test");
        return client;
    }

    /** The same client but for one header; null leaves the header out. */
    public Client with(String name, String value) {
        var other = new Client(base);
        other.headers.putAll(headers);
        other.headers.remove(name);
        if (value != null) {
            other.headers.put(name, value);
        }
        return other;
    }

    public static String newReference() {
        return "test-" + UUID.randomUUID();
    }

    /** A usual create of a code on a screen. */
    public static String order(String reference, long value) {
        return """
                {"amount":{"currency":"NOK","value":%d},"paymentMethod":{"type":"WALLET"},"reference":"%s",\
                "userFlow":"QR","customerInteraction":"CUSTOMER_PRESENT","paymentDescription":"Coffee and bun"}""".formatted(value, reference);
    }

    public Reply create(String key, String body) {
        return with("Idempotency-Key", key).post("/epayment/v1/payments", body);
    }

    public Reply create(String reference, long value) {
        return create("create-" + reference.substring(reference.length() - 36), order(reference, value));
    }

    public Reply get(String reference) {
        return send("GET", "/epayment/v1/payments/" + reference, null);
    }

    public Reply events(String reference) {
        return send("GET", "/epayment/v1/payments/" + reference + "/events", null);
    }

    public Reply capture(String reference, String key, long value) {
        return modify("capture", reference, key, value);
    }

    public Reply refund(String reference, String key, long value) {
        return modify("refund", reference, key, value);
    }

    public Reply cancel(String reference, String body) {
        return post("/epayment/v1/payments/" + reference + "/cancel", body);
    }

    public Reply approve(String reference) {
        return post("/simulator/payments/" + reference + "/approve", "");
    }

    public Reply decline(String reference) {
        return post("/simulator/payments/" + reference + "/decline", "");
    }

    public Reply fault(String json) {
        return post("/simulator/faults", json);
    }

    private Reply modify(String operation, String reference, String key, long value) {
        var body = "{\"modificationAmount\":{\"currency\":\"NOK\",\"value\":%d}}".formatted(value);
        return with("Idempotency-Key", key).post("/epayment/v1/payments/" + reference + "/" + operation, body);
    }

    public Reply post(String path, String body) {
        return send("POST", path, body);
    }

    public Reply send(String method, String path, String body) {
        try {
            return sendOrFail(method, path, body);
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        }
    }

    /** Lets a dropped connection be seen. */
    public Reply sendOrFail(String method, String path, String body) throws IOException {
        var publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        var request = HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : base + path))
                .timeout(Duration.ofSeconds(30))
                .method(method, publisher);
        headers.forEach(request::header);
        if (body != null && !body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        try {
            return Reply.of(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
