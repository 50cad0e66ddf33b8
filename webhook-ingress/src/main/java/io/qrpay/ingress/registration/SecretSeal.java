package io.qrpay.ingress.registration;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM over a registration's secret. The row's id is authenticated with it, so a sealed secret opens in its own
 * row only.
 */
@ApplicationScoped
class SecretSeal {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_ID_BYTES = 4;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;
    private final String keyId;

    SecretSeal(IngressConfig config) {
        var bytes = decode(config.secretKey());
        key = new SecretKeySpec(bytes, "AES");
        keyId = HexFormat.of().formatHex(sha256(bytes), 0, KEY_ID_BYTES);
    }

    private static byte[] decode(String base64) {
        try {
            var bytes = Base64.getDecoder().decode(base64);
            if (bytes.length == KEY_BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // Told below, without the exception: its message repeats a part of the key.
        }
        throw new IllegalArgumentException("qrpay.ingress.secret-key is to be 32 bytes in base64");
    }

    /** Follows from the key, so that a row names the key that opens it. */
    String keyId() {
        return keyId;
    }

    /** Nonce, ciphertext and tag. */
    byte[] seal(UUID row, String secret) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var sealed = apply(Cipher.ENCRYPT_MODE, row, nonce, secret.getBytes(StandardCharsets.UTF_8));
        var whole = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
        return whole;
    }

    /**
     * The secret that was sealed for this row.
     *
     * @throws IllegalStateException when it was another row's, another key's or was altered
     */
    String open(UUID row, byte[] sealed) {
        var nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        var content = Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length);
        return new String(apply(Cipher.DECRYPT_MODE, row, nonce, content), StandardCharsets.UTF_8);
    }

    private byte[] apply(int mode, UUID row, byte[] nonce, byte[] content) {
        try {
            var cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(row.toString().getBytes(StandardCharsets.US_ASCII));
            return cipher.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a registration's secret does not open", e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
