package io.qrpay.contracts.payment;

import io.qrpay.contracts.PaymentKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The idempotency key of one attempt of an operation: a function of what it does, so that whoever repeats the attempt
 * sends the same key, and the event log of the vendor tells whether exactly this attempt went through.
 */
public final class OperationKey {
    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int BITS = 160;

    private OperationKey() {}

    /** 35 characters: {@code op-} and 160 bits of SHA-256 in base32; the vendor allows 50. */
    public static String of(PaymentKey payment, String operationId, int attempt) {
        var name = payment + "\n" + operationId + "\n" + attempt;
        return "op-" + base32(sha256(name.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String base32(byte[] bytes) {
        var text = new StringBuilder(BITS / 5);
        for (int bit = 0; bit < BITS; bit += 5) {
            int pair = (bytes[bit / 8] & 0xff) << 8 | bytes[bit / 8 + 1] & 0xff;
            text.append(BASE32.charAt(pair >> (11 - bit % 8) & 31));
        }
        return text.toString();
    }
}
