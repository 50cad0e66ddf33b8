package io.qrpay.simulator.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs deliveries as the vendor does: HMAC-SHA-256 over method, path and query, date, host and content hash, keyed with
 * the text of the secret.
 *
 * @param contentHash the {@code x-ms-content-sha256} header
 * @param authorization the {@code Authorization} header
 */
record Signature(String contentHash, String authorization) {

    private static final String HMAC = "HmacSHA256";
    private static final String SIGNED = "HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=";

    static Signature of(String secret, String host, String pathAndQuery, String date, byte[] body) {
        var contentHash = base64(sha256().digest(body));
        var text = "POST\n" + pathAndQuery + "\n" + date + ";" + host + ";" + contentHash;
        return new Signature(contentHash, SIGNED + base64(hmac(secret).doFinal(text.getBytes(UTF_8))));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static Mac hmac(String secret) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), HMAC));
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }
}
