package io.qrpay.simulator.payment;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import java.util.Optional;

/** Where a create sends the customer, by user flow; the token in it leads back to the payment. */
@ApplicationScoped
public class RedirectUrls {

    private static final String SEPARATOR = ".";
    private static final String PHONE = "/phone?token=";

    private final Payments payments;

    RedirectUrls(Payments payments) {
        this.payments = payments;
    }

    /** The create's redirectUrl: a push message needs none. */
    Optional<String> of(Payment payment, String origin) {
        var token = tokenOf(payment);
        return switch (payment.order().userFlow()) {
            case PUSH_MESSAGE -> Optional.empty();
            case NATIVE_REDIRECT -> Optional.of("vipps://token=" + token);
            case WEB_REDIRECT -> Optional.of(phoneUrl(origin, token));
            case QR -> Optional.of(qrUrl(payment, origin, token));
        };
    }

    private static String imageUrl(String origin, String token) {
        return origin + "/qr-image/v1?token=" + token;
    }

    static String phoneUrl(String origin, String token) {
        return origin + PHONE + token;
    }

    /** The payment that a token was made for. */
    public Optional<Payment> find(String token) {
        var parts = token.split("\\" + SEPARATOR);
        return parts.length == 3
                ? payments.find(decoded(parts[0]), decoded(parts[1])).filter(payment -> token.equals(tokenOf(payment)))
                : Optional.empty();
    }

    public static String tokenOf(Payment payment) {
        return String.join(
                SEPARATOR,
                encoded(payment.msn()),
                encoded(payment.reference()),
                encoded(Long.toHexString(payment.secret())));
    }

    private static String qrUrl(Payment payment, String origin, String token) {
        return payment.order().qr().format().equals(QrWish.TEXT) ? phoneUrl(origin, token) : imageUrl(origin, token);
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    private static String decoded(String text) {
        try {
            return new String(Base64.getUrlDecoder().decode(text), UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
