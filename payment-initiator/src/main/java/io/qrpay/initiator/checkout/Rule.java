package io.qrpay.initiator.checkout;

import io.qrpay.contracts.payment.CaptureMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a text must be.
 *
 * @param demand the rule as the till's developer reads it, e.g. {@code must be AUTO or MANUAL}
 * @param reading the meaning of a text that keeps the rule, null for one that does not
 */
public record Rule<T>(String demand, Function<String, @Nullable T> reading) {
    /** A store or a till. */
    public static final Rule<String> PLACE = pattern("[A-Za-z0-9._-]{1,64}");

    public static final Rule<String> REFERENCE = pattern("[a-zA-Z0-9-]{8,64}");
    static final Rule<CaptureMode> CAPTURE_MODE = oneOf(CaptureMode.class);
    public static final Rule<Instant> TIME = new Rule<>("must be an RFC 3339 time", Rule::time);
    static final Rule<Duration> VALIDITY = new Rule<>("must be an ISO 8601 duration, PT1S to PT10M", Rule::validity);
    static final Rule<String> DESCRIPTION = new Rule<>(
            "must have 3 to 100 characters, none of them a control character", text -> printable(text, 3, 100));

    /** Of any form: what scanners read is passed on as it is. */
    static final Rule<String> PERSONAL_QR = new Rule<>("must have 5 to 255 characters", text -> writable(text, 5, 255));

    static final Rule<String> PHONE_NUMBER = pattern("[0-9]{9,15}");
    public static final Rule<String> MERCHANT_QR_ID = new Rule<>(
            "must have 1 to 128 characters, none of them / or a control character",
            text -> text.contains("/") ? null : printable(text, 1, 128));
    /** A name or number on a receipt. */
    static final Rule<String> LABEL = new Rule<>(
            "must have 1 to 128 characters, none of them a control character", text -> printable(text, 1, 128));

    static final Rule<String> QUANTITY =
            new Rule<>("must be a decimal number of at most 10 characters, with a point", Rule::quantity);
    static final Rule<String> PRODUCT_URL =
            new Rule<>("must be an https URL of at most 1000 characters", Rule::productUrl);

    private static final Pattern RFC_3339 =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]+(\\.[0-9]{1,8})?");
    private static final Pattern HTTPS = Pattern.compile("https://\\S+");
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    public static Rule<String> pattern(String pattern) {
        var compiled = Pattern.compile(pattern);
        return new Rule<>(
                "must match " + pattern, text -> compiled.matcher(text).matches() ? text : null);
    }

    public static <E extends Enum<E>> Rule<E> oneOf(Class<E> type) {
        var constants = Arrays.stream(type.getEnumConstants()).collect(Collectors.toMap(Enum::name, c -> c));
        var names = Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
        return new Rule<>("must be one of " + names, constants::get);
    }

    /** Digits that make a number within the bounds, both included. */
    public static Rule<Integer> number(int least, int most) {
        return new Rule<>("must be a number from " + least + " to " + most, text -> {
            var number = text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
            return number >= least && number <= most ? number : null;
        });
    }

    private static @Nullable Instant time(String text) {
        if (!RFC_3339.matcher(text).matches()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

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
        return HTTPS.matcher(text).matches() ? printable(text, 1, 1000) : null;
    }

    private static @Nullable String printable(String text, int least, int most) {
        return text.codePoints().noneMatch(Character::isISOControl) ? writable(text, least, most) : null;
    }

    /** An unpaired surrogate is JSON that nobody can write again. */
    private static @Nullable String writable(String text, int least, int most) {
        var rightLength = text.length() >= least && text.length() <= most;
        return rightLength && text.codePoints().noneMatch(Rule::isHalf) ? text : null;
    }

    private static boolean isHalf(int codePoint) {
        return Character.getType(codePoint) == Character.SURROGATE;
    }
}
