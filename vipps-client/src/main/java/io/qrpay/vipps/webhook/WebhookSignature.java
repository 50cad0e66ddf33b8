package io.qrpay.vipps.webhook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The signature of one delivery: one SHA-256 over the body when it is read, one HMAC for each secret it is compared with,
 * both compared in constant time.
 */
public final class WebhookSignature {
    private static final String SCHEME = "HMAC-SHA256 ";
    private static final String SIGNED_HEADERS = "SignedHeaders=x-ms-date;host;x-ms-content-sha256";
    private static final String SIGNATURE = "Signature=";
    private static final MessageDigest SHA_256 = sha256();

    private final byte[] stringToSign;
    private final byte[] signature;

    private WebhookSignature(byte[] stringToSign, byte[] signature) {
        this.stringToSign = stringToSign;
        this.signature = signature;
    }

    /**
     * Reads the signature of a delivery.
     *
     * @param url the URL as registered
     * @param date the header {@code x-ms-date}
     * @param contentHash the header {@code x-ms-content-sha256}
     * @param authorization the header {@code Authorization}
     * @param body the bytes as they came
     * @return empty when a header is missing or malformed, or when the body is not the one that was hashed: no secret can
     *     match then
     */
    public static Optional<WebhookSignature> read(
            SignedUrl url,
            @Nullable String date,
            @Nullable String contentHash,
            @Nullable String authorization,
            byte[] body) {
        if (date == null || contentHash == null || authorization == null) {
            return Optional.empty();
        }
        var signature = signatureIn(authorization);
        var hash = hashOf(body);
        if (signature == null || !MessageDigest.isEqual(hash, ascii(contentHash))) {
            return Optional.empty();
        }
        return Optional.of(new WebhookSignature(url.stringToSign(date, hash), ascii(signature)));
    }

    /** Whether the holder of this secret signed the delivery. */
    public boolean isBy(WebhookSecret secret) {
        return MessageDigest.isEqual(Base64.getEncoder().encode(secret.sign(stringToSign)), signature);
    }

    private static @Nullable String signatureIn(String authorization) {
        if (!authorization.startsWith(SCHEME)) {
            return null;
        }
        var parameters = authorization.substring(SCHEME.length());
        int ampersand = parameters.indexOf('&');
        if (ampersand < 0 || !parameters.startsWith(SIGNED_HEADERS) || ampersand != SIGNED_HEADERS.length()) {
            return null;
        }
        return parameters.startsWith(SIGNATURE, ampersand + 1)
                ? parameters.substring(ampersand + 1 + SIGNATURE.length())
                : null;
    }

    private static byte[] hashOf(byte[] body) {
        return Base64.getEncoder().encode(copyOfSha256().digest(body));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static MessageDigest copyOfSha256() {
        try {
            return (MessageDigest) SHA_256.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's SHA-256 can be copied", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
