package io.qrpay.vipps.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret of a registration, made ready once for any number of verifications from any thread. The key is the secret's
 * text: it looks like base64 but is not decoded.
 */
public final class WebhookSecret {
    private static final String HMAC = "HmacSHA256";

    private final String text;
    private final Mac keyed;

    private WebhookSecret(String text, Mac keyed) {
        this.text = text;
        this.keyed = keyed;
    }

    /**
     * Prepares a secret.
     *
     * @param text as the vendor gave it
     */
    public static WebhookSecret of(String text) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), HMAC));
            return new WebhookSecret(text, mac);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }

    /** The text, for the one place that keeps it. */
    public String reveal() {
        return text;
    }

    /** HMAC-SHA256 of a message under this secret. The prepared Mac is only ever copied, so threads do not meet. */
    byte[] sign(byte[] message) {
        try {
            return ((Mac) keyed.clone()).doFinal(message);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's " + HMAC + " can be copied", e);
        }
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "WebhookSecret[]";
    }
}
