package io.qrpay.vipps.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;

/** Collects an answer's body up to a limit, so that no answer can fill the memory. */
final class WholeBody {
    /** Far above the longest event log. */
    static final int LIMIT = 4 * 1024 * 1024;

    private final HttpClientResponse response;
    private final Buffer collected = Buffer.buffer();
    private final Promise<Buffer> whole = Promise.promise();

    private WholeBody(HttpClientResponse response) {
        this.response = response;
    }

    static Future<Buffer> of(HttpClientResponse response) {
        return new WholeBody(response).collect();
    }

    private Future<Buffer> collect() {
        response.handler(this::add);
        response.exceptionHandler(whole::tryFail);
        response.endHandler(end -> whole.tryComplete(collected));
        return whole.future();
    }

    private void add(Buffer chunk) {
        if (collected.length() + chunk.length() > LIMIT) {
            response.request().reset(0, new IllegalStateException("the answer is longer than " + LIMIT + " bytes"));
        } else {
            collected.appendBuffer(chunk);
        }
    }
}
