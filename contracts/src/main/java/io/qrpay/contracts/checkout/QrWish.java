package io.qrpay.contracts.checkout;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The form of QR that a till can show.
 *
 * @param format SVG when absent
 * @param size edge of a PNG in pixels, 100 to 2000, the vendor's default (1024) when absent; PNG only
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record QrWish(@Nullable Format format, @Nullable Integer size) {

    /** SVG and PNG give the URL of the vendor's image; CONTENT gives the text to encode. */
    public enum Format {
        SVG,
        PNG,
        CONTENT
    }
}
