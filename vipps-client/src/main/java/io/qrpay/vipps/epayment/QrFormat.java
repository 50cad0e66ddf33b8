package io.qrpay.vipps.epayment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * What the {@code redirectUrl} of a QR payment is: the URL of an image, or the text to encode.
 *
 * @param format of the image
 * @param size edge in pixels, 100 to 2000; PNG only
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
public record QrFormat(Format format, @Nullable Integer size) {
    private static final QrFormat SVG = new QrFormat(Format.SVG, null);
    private static final QrFormat TARGET_URL = new QrFormat(Format.TARGET_URL, null);
    private static final int MIN_SIZE = 100;
    private static final int MAX_SIZE = 2000;

    /** The vendor's names of the forms. */
    @RegisterForReflection
    public enum Format {
        @JsonProperty("IMAGE/SVG+XML")
        SVG,
        @JsonProperty("IMAGE/PNG")
        PNG,
        @JsonProperty("TEXT/TARGETURL")
        TARGET_URL
    }

    /**
     * Refuses what the vendor would refuse.
     *
     * @throws IllegalArgumentException when a size is given for another form than PNG, or is not 100 to 2000
     */
    public QrFormat {
        if (size != null && (format != Format.PNG || size < MIN_SIZE || size > MAX_SIZE)) {
            throw new IllegalArgumentException("size is 100 to 2000 and for a PNG only");
        }
    }

    /** The URL of an SVG image. */
    public static QrFormat svg() {
        return SVG;
    }

    /**
     * The URL of a PNG image.
     *
     * @param size edge in pixels, 100 to 2000; the vendor's default (1024) when null
     */
    public static QrFormat png(@Nullable Integer size) {
        return new QrFormat(Format.PNG, size);
    }

    /** The URL to encode in a QR of our own. */
    public static QrFormat targetUrl() {
        return TARGET_URL;
    }
}
