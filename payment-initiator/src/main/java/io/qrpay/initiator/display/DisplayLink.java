package io.qrpay.initiator.display;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs the address of a till's display: whoever has the link sees that till and nothing else. */
@ApplicationScoped
public class DisplayLink {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST_SECRET = 32;

    private final Optional<SecretKeySpec> secret;

    DisplayLink(DisplayConfig config) {
        this.secret = config.linkSecret().map(DisplayLink::key);
    }

    private static SecretKeySpec key(String text) {
        if (text.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException(
                    "qrpay.display.link-secret is shorter than " + SHORTEST_SECRET + " characters");
        }
        return new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** The path of a till's display with its signature; empty when displays are not set up. */
    public Optional<String> of(String storeId, String posId) {
        return secret.map(key -> "/display/" + storeId + "/" + posId + "?key=" + signature(key, storeId, posId));
    }

    boolean isGood(String storeId, String posId, String signature) {
        return secret.filter(key -> MessageDigest.isEqual(bytes(signature(key, storeId, posId)), bytes(signature)))
                .isPresent();
    }

    private static String signature(SecretKeySpec key, String storeId, String posId) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            var digest = mac.doFinal(bytes("display " + storeId + "/" + posId));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("each Java has " + ALGORITHM, e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
