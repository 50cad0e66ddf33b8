package io.qrpay.simulator.code;

import io.qrpay.simulator.schema.Shape;
import java.util.regex.Pattern;

/** The bodies of the QR API. The vendor's patterns are .NET's: a word character is one of any language's letters. */
final class Shapes {

    private static final String WORD = "\\p{L}\\p{Mn}\\p{Nd}\\p{Pc}";
    private static final String SPACE = "\\s\\x85\\p{Z}";

    private static final Shape URL = matching(
            "https://[%1$s.]++([%1$s#!:.?+=&%%@\\-/]++)?".formatted(WORD),
            "^https:\\/\\/[\\w\\.]+([\\w#!:.?+=&%@\\-\\/]+)?$");
    private static final Shape ID =
            Shape.text(1, 128).and(matching("[-_+%%æøåÆØÅ%s%s]*".formatted(WORD, SPACE), "^[-_+%æøåÆØÅ\\w\\s]*$"));
    private static final Shape TTL = Shape.whole(300, Integer.MAX_VALUE).orNull();
    private static final Shape LOCATION = Shape.text(1, 36);
    private static final Shape CATEGORY =
            Shape.oneOf("IN_STORE", "VENDING", "AGE_CHECK").orNull();

    static final Shape NEW_REDIRECT =
            Shape.object().required("id", ID).required("redirectUrl", URL).optional("ttl", TTL);
    static final Shape TARGET = Shape.object().required("redirectUrl", URL);
    static final Shape PLACE =
            Shape.object().required("locationDescription", LOCATION).optional("category", CATEGORY);
    static final Shape LANDING_PAGE = Shape.object().required("url", Shape.text());

    private Shapes() {}

    /** @param shown the pattern as the vendor writes it */
    private static Shape matching(String regex, String shown) {
        var pattern = Pattern.compile(regex);
        return Shape.text().and((path, value, findings) -> {
            if (!pattern.matcher(value.textValue()).matches()) {
                findings.add(path, "must match " + shown);
            }
        });
    }
}
