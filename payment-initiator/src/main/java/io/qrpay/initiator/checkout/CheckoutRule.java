package io.qrpay.initiator.checkout;

import io.qrpay.contracts.payment.CaptureMode;
import io.qrpay.problem.Rule;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules of what tills say about payments. */
public final class CheckoutRule {
    public static final Rule<String> REFERENCE = Rule.pattern("[a-zA-Z0-9-]{8,64}");
    static final Rule<CaptureMode> CAPTURE_MODE = Rule.oneOf(CaptureMode.class);
    static final Rule<Duration> VALIDITY =
            new Rule<>("must be an ISO 8601 duration, PT1S to PT10M", CheckoutRule::validity);
    static final Rule<String> DESCRIPTION = new Rule<>(
            "must have 3 to 100 characters, none of them a control character", text -> Rule.printable(text, 3, 100));

    /** Of any form: what scanners read is passed on as it is. */
    static final Rule<String> PERSONAL_QR =
            new Rule<>("must have 5 to 255 characters", text -> Rule.writable(text, 5, 255));

    static final Rule<String> PHONE_NUMBER = Rule.pattern("[0-9]{9,15}");
    public static final Rule<String> MERCHANT_QR_ID = new Rule<>(
            "must have 1 to 128 characters, none of them / or a control character",
            text -> text.contains("/") ? null : Rule.printable(text, 1, 128));
    /** A name or number on a receipt. */
    static final Rule<String> LABEL = new Rule<>(
            "must have 1 to 128 characters, none of them a control character", text -> Rule.printable(text, 1, 128));

    static final Rule<String> QUANTITY =
            new Rule<>("must be a decimal number of at most 10 characters, with a point", CheckoutRule::quantity);
    static final Rule<String> PRODUCT_URL =
            new Rule<>("must be an https URL of at most 1000 characters", CheckoutRule::productUrl);

    private static final Pattern DECIMAL = Pattern.compile("[0-9]+(\\.[0-9]{1,8})?");
    private static final Pattern HTTPS = Pattern.compile("https://\\S+");
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private CheckoutRule() {}

    private static @Nullable Duration validity(String text) {
        try {
            var validity = Duration.parse(text);
            return validity.compareTo(SHORTEST) < 0 || validity.compareTo(LONGEST) > 0 ? null : validity;
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }

    private static @Nullable String quantity(String text) {
        return text.length() <= 10 && DECIMAL.matcher(text).matches() ? text : null;
    }

    private static @Nullable String productUrl(String text) {
        return HTTPS.matcher(text).matches() ? Rule.printable(text, 1, 1000) : null;
    }
}
