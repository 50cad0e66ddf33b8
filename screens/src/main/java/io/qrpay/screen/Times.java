package io.qrpay.screen;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/** Writes times as people of a language do. */
public final class Times {
    private Times() {}

    /** Date and time to the second, by the clock on the wall of the zone. */
    public static String written(Instant time, ZoneId zone, Language language) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT, FormatStyle.MEDIUM)
                .withLocale(language.numbers())
                .format(time.atZone(zone));
    }

    /** A day, with its name. */
    public static String written(LocalDate date, Language language) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                .withLocale(language.numbers())
                .format(date);
    }
}
