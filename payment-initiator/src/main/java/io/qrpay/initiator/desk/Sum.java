package io.qrpay.initiator.desk;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads amounts as cashiers type them: {@code 125}, {@code 125,5}, {@code 1 250.00}. */
final class Sum {
    private static final Pattern TYPED = Pattern.compile("(\\d{1,7})(?:[.,](\\d{1,2}))?");
    private static final Pattern SPACE = Pattern.compile("[\\s\\u00a0\\u202f]");

    private Sum() {}

    /** Minor units, of a currency with two decimals; empty when it is no amount above nothing. */
    static Optional<Long> read(String typed) {
        var matcher = TYPED.matcher(SPACE.matcher(typed).replaceAll(""));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var decimals = matcher.group(2) == null ? "" : "." + matcher.group(2);
        var minor =
                new BigDecimal(matcher.group(1) + decimals).movePointRight(2).longValueExact();
        return minor > 0 ? Optional.of(minor) : Optional.empty();
    }

    /** As it stands in a field: {@code 125.50}. */
    static String written(long minorUnits) {
        return BigDecimal.valueOf(minorUnits, 2).toPlainString();
    }
}
