package io.qrpay.flow;

import io.qrpay.local.Json;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.UUID;

/** Somebody else who makes payments by the chain's sales unit. */
final class WebShop {
    private final Chain chain;

    WebShop(Chain chain) {
        this.chain = chain;
    }

    /** Makes a payment; gives its payment key. */
    String create(String reference, long amount) {
        var request = request("/epayment/v1/payments")
                .header("Authorization", "Bearer " + token())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofByteArray(Json.write(payment(reference, amount))))
                .build();
        var answer = chain.answer(request);
        if (answer.statusCode() != 201) {
            throw new IllegalStateException(
                    "the web shop's payment was answered " + answer.statusCode() + answer.body());
        }
        return chain.store().msn() + "/" + reference;
    }

    private static Map<String, Object> payment(String reference, long amount) {
        return Map.of(
                "reference",
                reference,
                "amount",
                Map.of("value", amount, "currency", "NOK"),
                "paymentMethod",
                Map.of("type", "WALLET"),
                "userFlow",
                "WEB_REDIRECT",
                "returnUrl",
                "https://shop.example/thanks",
                "paymentDescription",
                "Shoes by mail");
    }

    private String token() {
        var request = request("/accesstoken/get")
                .header("client_id", "shop-client")
                .header("client_secret", "shop-secret")
                .POST(BodyPublishers.noBody())
                .build();
        return (String)
                Json.read(chain.answer(request).body().getBytes(java.nio.charset.StandardCharsets.UTF_8), Map.class)
                        .get("access_token");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(chain.simulatorUrl().resolve(path))
                .header("Content-Type", "application/json")
                .header("Ocp-Apim-Subscription-Key", "shop-subscription")
                .header("Merchant-Serial-Number", chain.store().msn());
    }
}
