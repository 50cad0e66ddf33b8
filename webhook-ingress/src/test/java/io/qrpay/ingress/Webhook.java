package io.qrpay.ingress;

import io.qrpay.contracts.payment.FactName;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A delivery as the vendor makes it, signed by code that has nothing in common with ours.
 *
 * @param url as registered
 * @param secret that of the registration
 */
public record Webhook(URI url, String secret, String date, byte[] body) {

    /** A delivery of now. */
    public static Webhook of(Vendor.Registered registration, String body) {
        return new Webhook(
                URI.create(registration.url()),
                registration.secret(),
                date(Instant.now()),
                body.getBytes(StandardCharsets.UTF_8));
    }

    /** The body of an event of a payment, for 49 crowns. */
    public static String event(String msn, String reference, FactName name) {
        return """
                {"msn":"%s","reference":"%s","pspReference":"%s","name":"%s","amount":{"currency":"NOK","value":4900},\
                "timestamp":"2026-11-21T11:58:40.512Z","idempotencyKey":"c-1","success":true,\
                "userDetails":{"firstName":"Ada","mobileNumber":"4712345678"}}""".formatted(
                msn, reference, UUID.nameUUIDFromBytes((reference + name).getBytes(StandardCharsets.UTF_8)), name);
    }

    public static String checkIn(String msn, String merchantQrId, String token) {
        return """
                {"customerToken":"%s","merchantQrId":"%s","msn":"%s","initiatedAt":"2026-11-21T12:00:00.1234567Z"}""".formatted(token, merchantQrId, msn);
    }

    public Webhook signedAt(Instant time) {
        return new Webhook(url, secret, date(time), body);
    }

    public Webhook signedWith(String other) {
        return new Webhook(url, other, date, body);
    }

    public Webhook signedFor(URI other) {
        return new Webhook(other, secret, date, body);
    }

    private static String date(Instant time) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
    }

    public String contentHash() {
        try {
            return base64(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public String authorization() {
        var host = url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
        var text = "POST\n" + url.getRawPath() + "\n" + date + ";" + host + ";" + contentHash();
        return "HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=" + base64(hmac(text));
    }

    private byte[] hmac(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
