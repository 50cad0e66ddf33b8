package io.qrpay.ingress.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Map;

/**
 * What is kept of a webhook that could not be used: enough to find it at the vendor, nothing personal.
 *
 * @param msn sales unit of the registration that it came by; if that is a partner's, the one that it names, else the
 *     partner
 * @param expected what that registration is for
 * @param reason what is wrong, naming the member
 * @param event the harmless members, as far as they can be read and are well formed
 * @param bodySha256 of the raw body, base64: the vendor's {@code x-ms-content-sha256}
 * @param bodyLength in bytes
 */
public record MalformedWebhook(
        String msn, Expected expected, String reason, Map<String, Object> event, String bodySha256, int bodyLength) {

    public MalformedWebhook {
        event = Map.copyOf(event);
    }

    /** The payment where it is known, else the sales unit. */
    @JsonIgnore
    public String key() {
        return event.get("reference") instanceof String reference ? msn + "/" + reference : msn;
    }
}
