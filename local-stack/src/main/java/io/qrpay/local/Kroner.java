package io.qrpay.local;

import java.util.Locale;

/** Money for people. */
public final class Kroner {
    private static final double PARTS = 100.0;

    private Kroner() {}

    /** E.g. {@code 12 345.60 NOK}. */
    public static String of(long minorUnits, String currency) {
        return String.format(Locale.ROOT, "%,.2f %s", minorUnits / PARTS, currency)
                .replace(',', ' ');
    }
}
