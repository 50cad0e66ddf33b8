package io.qrpay.vipps.call;

import io.qrpay.vipps.http.Operation;
import io.qrpay.vipps.salesunit.Party;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of Vipps for a party, the same at each repetition.
 *
 * @param operation what it is for
 * @param party whom it is for
 * @param method HTTP method
 * @param path already encoded
 * @param reference the payment's, on payment calls
 * @param idempotencyKey at most 50 printable characters, on writes
 * @param headers beside those that every call has; they take the place of one of the same name
 * @param body JSON, where there is one
 */
public record Call(
        Operation operation,
        Party party,
        HttpMethod method,
        String path,
        @Nullable String reference,
        @Nullable String idempotencyKey,
        Map<String, String> headers,
        @Nullable Buffer body) {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,50}");

    /**
     * Refuses a key that the vendor would refuse.
     *
     * @throws IllegalArgumentException when the key is empty, longer than 50 characters or not printable
     */
    public Call {
        if (idempotencyKey != null && !KEY.matcher(idempotencyKey).matches()) {
            throw new IllegalArgumentException("an idempotency key is 1 to 50 printable ASCII characters");
        }
        headers = Map.copyOf(headers);
    }

    /** With the headers that every call has. */
    public Call(
            Operation operation,
            Party party,
            HttpMethod method,
            String path,
            @Nullable String reference,
            @Nullable String idempotencyKey,
            @Nullable Buffer body) {
        this(operation, party, method, path, reference, idempotencyKey, Map.of(), body);
    }

    /** Without the body. */
    @Override
    public String toString() {
        return "Call[" + operation + " for=" + party + " reference=" + reference + "]";
    }
}
