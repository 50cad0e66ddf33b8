package io.qrpay.local.bench;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A webhook as bytes on the wire, signed with the registration's secret as text. */
final class SignedWebhook {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private SignedWebhook() {}

    /** An AUTHORIZED event of a payment that nobody asked for: verified and published as any other. */
    static byte[] request(WebhookVendor.Registered registration, long number) {
        var body = body(registration.msn(), number).getBytes(StandardCharsets.UTF_8);
        var url = registration.url();
        var date = DATE.format(Instant.now());
        var hash = Base64.getEncoder().encodeToString(sha256(body));
        var signed = "POST\n" + url.getRawPath() + "\n" + date + ";" + url.getAuthority() + ";" + hash;
        var head = "POST " + url.getRawPath() + " HTTP/1.1\r\nHost: " + url.getAuthority()
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length
                + "\r\nx-ms-date: " + date + "\r\nx-ms-content-sha256: " + hash
                + "\r\nAuthorization: HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature="
                + hmac(registration.secret(), signed) + "\r\n\r\n";
        return join(head.getBytes(StandardCharsets.US_ASCII), body);
    }

    private static String body(String msn, long number) {
        return """
                {"msn":"%s","reference":"bench-%012d","pspReference":"%s","name":"AUTHORIZED",\
                "amount":{"currency":"NOK","value":4900},"timestamp":"%s","idempotencyKey":"bench","success":true}""".formatted(msn, number, new UUID(number, number), Instant.now());
    }

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String hmac(String secret, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private static byte[] join(byte[] head, byte[] body) {
        var all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }
}
