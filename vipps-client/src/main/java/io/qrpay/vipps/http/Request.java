package io.qrpay.vipps.http;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One request as it goes over the wire.
 *
 * @param operation what it is for
 * @param base where Vipps is
 * @param method HTTP method
 * @param path below the base, already encoded
 * @param headers all of them but the host and the length
 * @param body JSON, where there is one
 * @param timeout from having a connection to having the whole answer
 */
public record Request(
        Operation operation,
        URI base,
        HttpMethod method,
        String path,
        MultiMap headers,
        @Nullable Buffer body,
        Duration timeout) {

    /** Without the headers, which hold secrets, and without the body. */
    @Override
    public String toString() {
        return "Request[" + method + " " + base + path + "]";
    }
}
