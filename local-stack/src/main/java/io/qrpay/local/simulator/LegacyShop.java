package io.qrpay.local.simulator;

import io.qrpay.local.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;

/** Another system of the chain, which begins eCom payments and agreements; and the customers that it has. */
public final class LegacyShop implements AutoCloseable {
    private static final int ERROR = 400;

    private final URI vipps;
    private final HttpClient http = HttpClient.newHttpClient();
    private String token = "";

    public LegacyShop(URI vipps) {
        this.vipps = vipps;
        this.token = Json.read(send("POST", "/accesstoken/get", "", "", ""), AccessToken.class)
                .access_token();
    }

    /**
     * What was begun.
     *
     * @param kind as the controls of the simulator name it
     * @param url where the customer is sent
     */
    public record Begun(String kind, String id, String url) {}

    /** An eCom payment of 49 kroner. */
    public Begun beginPayment(String msn) {
        var orderId = "order-" + UUID.randomUUID();
        var answer = send("POST", "/ecomm/v2/payments", msn, "", """
                {"merchantInfo":{"merchantSerialNumber":"%s","callbackPrefix":"https://shop.example/callback",
                 "fallBack":"https://shop.example/back"},"customerInfo":{},
                 "transaction":{"amount":4900,"orderId":"%s","transactionText":"Coffee and bun"}}""".formatted(msn, orderId));
        return new Begun("ecom", orderId, Json.read(answer, Initiated.class).url());
    }

    /** An agreement on 99 kroner a month. */
    public Begun offerAgreement(String msn) {
        var answer =
                send("POST", "/recurring/v3/agreements", msn, UUID.randomUUID().toString(), """
                {"pricing":{"type":"LEGACY","currency":"NOK","amount":9900},"interval":{"unit":"MONTH","count":1},
                 "merchantRedirectUrl":"https://shop.example/back","productName":"Coffee every day"}""");
        var drafted = Json.read(answer, Drafted.class);
        return new Begun("agreement", drafted.agreementId(), drafted.vippsConfirmationUrl());
    }

    /** A customer does something: open, approve, decline, lapse. */
    public void customerDoes(String act, Begun begun) {
        send("POST", "/simulator/legacy/%s/%s/%s".formatted(begun.kind(), begun.id(), act), "", "", "");
    }

    /** How often the vendor was asked how it stands. */
    public int looks(Begun begun) {
        return List.of(Json.read(send("GET", "/simulator/legacy", "", "", ""), Shown[].class)).stream()
                .filter(one -> one.id().equals(begun.id()))
                .mapToInt(Shown::looks)
                .sum();
    }

    /** What is begun from now on waits so long for its customer. */
    public void letWait(long seconds) {
        send("PATCH", "/simulator/behaviour", "", "", "{\"paymentLifetimeSeconds\":%d}".formatted(seconds));
    }

    /** Lets something go wrong at the vendor. */
    public void breaks(String fault) {
        send("POST", "/simulator/faults", "", "", fault);
    }

    /** Nothing goes wrong any more. */
    public void mends() {
        send("DELETE", "/simulator/faults", "", "", "");
    }

    /** A phone reads a code. */
    public void scan(String content) {
        answer(HttpRequest.newBuilder(URI.create(content)).build());
    }

    private byte[] send(String method, String path, String msn, String key, String body) {
        var request = HttpRequest.newBuilder(vipps.resolve(path))
                .method(method, BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .header("Ocp-Apim-Subscription-Key", "subscription")
                .header("client_id", "shop")
                .header("client_secret", "secret")
                .header("Authorization", "Bearer " + token);
        if (!msn.isEmpty()) {
            request.header("Merchant-Serial-Number", msn);
        }
        if (!key.isEmpty()) {
            request.header("Idempotency-Key", key);
        }
        return answer(request.build()).body();
    }

    private HttpResponse<byte[]> answer(HttpRequest request) {
        try {
            var answer = http.send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() >= ERROR) {
                throw new IllegalStateException(request.uri().getPath() + " was answered " + answer.statusCode());
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the simulator answered", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }

    private record AccessToken(String access_token) {}

    private record Initiated(String url) {}

    private record Drafted(String agreementId, String vippsConfirmationUrl) {}

    private record Shown(String id, int looks) {}
}
