package io.qrpay.simulator.payment;

import com.fasterxml.jackson.databind.JsonNode;
import io.qrpay.simulator.answer.Json;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Tells bodies apart by what they say, not by how they are written. */
final class Fingerprint {

    private Fingerprint() {}

    static long of(JsonNode body) {
        return ByteBuffer.wrap(sha256().digest(Json.canonical(body))).getLong();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
