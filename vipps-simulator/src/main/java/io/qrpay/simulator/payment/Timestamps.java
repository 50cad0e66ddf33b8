package io.qrpay.simulator.payment;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The forms in which the vendor writes the same moment. */
final class Timestamps {

    private static final Duration GUARANTEE = Duration.ofDays(7);

    private static final DateTimeFormatter MILLIS = utc("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'");
    private static final DateTimeFormatter TICKS = utc("yyyy-MM-dd'T'HH:mm:ss.SSSSSSS'Z'");
    private static final DateTimeFormatter OFFSET = utc("yyyy-MM-dd'T'HH:mm:ss.SSSxxx");

    private Timestamps() {}

    /** With 3 digits of a second, as webhooks have it. */
    static String millis(long epochMillis) {
        return MILLIS.format(Instant.ofEpochMilli(epochMillis));
    }

    /** With 3 or 7 digits of a second, as event logs have it. */
    static String ofLog(PaymentEvent event) {
        return event.number() % 2 == 0 ? millis(event.at()) : TICKS.format(Instant.ofEpochMilli(event.at()));
    }

    /** Until when a card stands for what was approved at that moment. */
    static String captureGuarantee(long approvedAt) {
        return OFFSET.format(Instant.ofEpochMilli(approvedAt).plus(GUARANTEE));
    }

    private static DateTimeFormatter utc(String pattern) {
        return DateTimeFormatter.ofPattern(pattern).withZone(ZoneOffset.UTC);
    }
}
