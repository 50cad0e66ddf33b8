package io.qrpay.initiator.status;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * The place of a payment in a store's list; stays right while payments come and go around it.
 *
 * @param time the payment's {@code requestedAt}, or its deadline in a list by deadline
 * @param paymentKey tells apart those of the same time
 */
public record Cursor(Instant time, String paymentKey) {

    /** Reads what {@link #toString()} wrote; empty for anything else. */
    public static Optional<Cursor> parse(String text) {
        try {
            var plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            var space = plain.indexOf(' ');
            return space < 0 ? Optional.empty() : Optional.of(cursor(plain, space));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Cursor cursor(String plain, int space) {
        return new Cursor(Instant.parse(plain.substring(0, space)), plain.substring(space + 1));
    }

    /** For an URL; callers are not meant to read it. */
    @Override
    public String toString() {
        var plain = time + " " + paymentKey;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }
}
