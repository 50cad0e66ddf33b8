package io.qrpay.registry.image;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * An image as it is answered.
 *
 * @param tag the same for the same bytes
 */
record CodeImage(String mediaType, byte[] bytes, String tag) {
    private static final int TAG_LENGTH = 16;

    static CodeImage of(ImageWanted.Format format, byte[] bytes) {
        return new CodeImage(format.mediaType, bytes, tag(bytes));
    }

    private static String tag(byte[] bytes) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(Arrays.copyOf(digest, TAG_LENGTH));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
