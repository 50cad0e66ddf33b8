package io.qrpay.contracts.payment;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the till shows to the customer: exactly one of image URL and content. Both hold a token: never logged.
 *
 * @param imageUrl the vendor's image; answers 404 once the payment has expired
 * @param content the text to encode as a QR
 * @param expiresAt estimate: creation plus the vendor's lifetime
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Qr(
        @Nullable String imageUrl,
        @Nullable String content,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant expiresAt) {

    /** Without what must not be logged. */
    @Override
    public String toString() {
        return "Qr[" + (content == null ? "image" : "content") + " until " + expiresAt + "]";
    }
}
