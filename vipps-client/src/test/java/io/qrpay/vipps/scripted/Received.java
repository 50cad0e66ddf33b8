package io.qrpay.vipps.scripted;

import io.vertx.core.MultiMap;

/** One request as it came. */
public record Received(String method, String path, MultiMap headers, String body, long nanoTime) {

    public String idempotencyKey() {
        return headers.get("Idempotency-Key");
    }
}
