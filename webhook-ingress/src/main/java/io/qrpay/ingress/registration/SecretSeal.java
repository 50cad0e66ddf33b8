package io.qrpay.ingress.registration;

import static java.util.stream.Collectors.toUnmodifiableMap;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM over a registration's secret. The row's id is authenticated with it, so a sealed secret opens in its own
 * row only. The first of the configured keys seals, each of them opens what it sealed.
 */
@ApplicationScoped
class SecretSeal {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_ID_BYTES = 4;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, SecretKeySpec> keys;
    private final String sealing;

    SecretSeal(IngressConfig config) {
        var all = config.secretKey().stream().map(SecretSeal::decode).toList();
        keys = all.stream().collect(toUnmodifiableMap(SecretSeal::id, SecretSeal::key, (one, same) -> one));
        sealing = id(all.getFirst());
    }

    /** Follows from the key, so that a row names the key that opens it. */
    private static String id(byte[] bytes) {
        return HexFormat.of().formatHex(sha256(bytes), 0, KEY_ID_BYTES);
    }

    private static SecretKeySpec key(byte[] bytes) {
        return new SecretKeySpec(bytes, "AES");
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
        throw new IllegalArgumentException("qrpay.ingress.secret-key is to be 32 bytes in base64, or several such");
    }

    /** The key that seals. */
    String keyId() {
        return sealing;
    }

    /** Whether the key of that id is among ours. */
    boolean opens(String keyId) {
        return keys.containsKey(keyId);
    }

    /** Nonce, ciphertext and tag. */
    byte[] seal(UUID row, String secret) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var sealed = apply(Cipher.ENCRYPT_MODE, sealing, row, nonce, secret.getBytes(StandardCharsets.UTF_8));
        var whole = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
        return whole;
    }

    /**
     * The secret that was sealed for this row with the key of that id.
     *
     * @throws IllegalStateException when it was another row's, another key's or was altered
     */
    String open(String keyId, UUID row, byte[] sealed) {
        var nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        var content = Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length);
        return new String(apply(Cipher.DECRYPT_MODE, keyId, row, nonce, content), StandardCharsets.UTF_8);
    }

    private byte[] apply(int mode, String keyId, UUID row, byte[] nonce, byte[] content) {
        try {
            var cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, keys.get(keyId), new GCMParameterSpec(TAG_BITS, nonce));
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
