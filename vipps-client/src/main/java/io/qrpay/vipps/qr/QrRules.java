package io.qrpay.vipps.qr;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the vendor takes, from the QR API's OpenAPI document and guide. Each rule says what is wrong, in words for those who
 * sent it, or nothing.
 */
public final class QrRules {
    private static final int MOST_ID = 128;
    private static final int MOST_LOCATION = 36;
    private static final int LEAST_SIZE = 100;
    private static final int MOST_SIZE = 2000;
    private static final long LEAST_TTL = 300;

    /** The vendor's own, whose word characters are those of all languages. */
    private static final Pattern REDIRECT_ID = Pattern.compile("[-_+%\\w\\s]+", Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern REDIRECT_URL =
            Pattern.compile("https://[\\w.]+([\\w#!:.?+=&%@\\-/]+)?", Pattern.UNICODE_CHARACTER_CLASS);

    /** Documented nowhere: what can be a segment of a path once it is encoded. */
    private static final Pattern CALLBACK_ID = Pattern.compile("[^/\\p{Cntrl}]{1,128}");

    private QrRules() {}

    /** The id of a redirect code. */
    public static Optional<String> redirectIdError(@Nullable String id) {
        if (id == null || id.isBlank() || id.length() > MOST_ID) {
            return Optional.of("must have 1 to 128 characters");
        }
        return REDIRECT_ID.matcher(id).matches()
                ? Optional.empty()
                : Optional.of("must have letters, digits, white space and - _ + % only");
    }

    /** Where a redirect code leads. */
    public static Optional<String> redirectUrlError(@Nullable String url) {
        if (url == null || !url.startsWith("https://")) {
            return Optional.of("must begin with https://");
        }
        return REDIRECT_URL.matcher(url).matches()
                ? Optional.empty()
                : Optional.of("must have a host that does not begin with a hyphen, and letters, digits and"
                        + " # ! : . ? + = & % @ - / only");
    }

    /** How long a redirect code is good, in seconds. */
    public static Optional<String> ttlError(long seconds) {
        return seconds >= LEAST_TTL && seconds <= Integer.MAX_VALUE
                ? Optional.empty()
                : Optional.of("must be 300 to 2147483647 seconds");
    }

    /** The id of a callback code, or the beacon id of an old one. */
    public static Optional<String> callbackIdError(@Nullable String id) {
        return id != null && !id.isBlank() && CALLBACK_ID.matcher(id).matches() && !id.equals(".") && !id.equals("..")
                ? Optional.empty()
                : Optional.of("must have 1 to 128 characters, none of them / or a control character");
    }

    /** Where a callback code is. */
    public static Optional<String> locationError(@Nullable String description) {
        return description != null && !description.isBlank() && description.length() <= MOST_LOCATION
                ? Optional.empty()
                : Optional.of("must have 1 to 36 characters");
    }

    /** Width and height of a PNG in pixels. */
    public static Optional<String> sizeError(int size) {
        return size >= LEAST_SIZE && size <= MOST_SIZE ? Optional.empty() : Optional.of("must be 100 to 2000 pixels");
    }

    static void check(Optional<String> error, String name) {
        error.ifPresent(found -> {
            throw new IllegalArgumentException(name + " " + found);
        });
    }
}
