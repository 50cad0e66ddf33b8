package io.qrpay.ingress.signature;

import io.qrpay.ingress.registration.Registration;
import io.qrpay.vipps.webhook.WebhookSecret;
import io.qrpay.vipps.webhook.WebhookSignature;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/**
 * Decides whether a delivery was signed about now by a holder of one of the registration's secrets, over the URL as
 * registered. It takes the same work whether the registration is known, the date is old or the signature is wrong.
 */
@ApplicationScoped
public class SignatureCheck {
    private final DateWindow window;

    SignatureCheck(SignatureConfig config) {
        window = new DateWindow(config.dateWindow());
    }

    /** Whether the delivery is to be believed; the registration may be {@link Registration#NOBODY}. */
    public boolean holds(Registration registration, SignatureHeaders headers, byte[] body, Instant now) {
        return window.holds(headers.date(), now) & isSigned(registration, headers, body);
    }

    private static boolean isSigned(Registration registration, SignatureHeaders headers, byte[] body) {
        return WebhookSignature.read(
                        registration.url(), headers.date(), headers.contentHash(), headers.authorization(), body)
                .map(signature -> isByOneOf(registration.secrets(), signature))
                .orElse(false);
    }

    /** No early end: the time tells nothing of which secret it was. */
    private static boolean isByOneOf(List<WebhookSecret> secrets, WebhookSignature signature) {
        boolean found = false;
        for (var secret : secrets) {
            found |= signature.isBy(secret);
        }
        return found;
    }
}
