package io.qrpay.ingress.signature;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Knows whether a delivery was signed about now. Deliveries of one second share one date, which is parsed once. */
final class DateWindow {
    private final Duration width;
    private volatile Parsed last = new Parsed("", Instant.MIN);

    DateWindow(Duration width) {
        this.width = width;
    }

    boolean holds(@Nullable String date, Instant now) {
        if (date == null) {
            return false;
        }
        var signed = parse(date);
        return !signed.isBefore(now.minus(width)) && !signed.isAfter(now.plus(width));
    }

    private Instant parse(String date) {
        var known = last;
        if (known.text.equals(date)) {
            return known.at;
        }
        var at = read(date);
        last = new Parsed(date, at);
        return at;
    }

    /** What cannot be read is outside of every window. */
    private static Instant read(String date) {
        try {
            return DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from);
        } catch (DateTimeException e) {
            return Instant.MIN;
        }
    }

    private record Parsed(String text, Instant at) {}
}
