package io.qrpay.initiator.day;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** A calendar day where a store is, of 23 or 25 hours when the clocks change. */
public record LocalDay(LocalDate date, ZoneId zone) {

    /** Its first moment. */
    public Instant from() {
        return date.atStartOfDay(zone).toInstant();
    }

    /** The first moment of the next. */
    public Instant to() {
        return date.plusDays(1).atStartOfDay(zone).toInstant();
    }

    public boolean hasBegun(Instant now) {
        return !now.isBefore(from());
    }

    public boolean isOver(Instant now) {
        return !now.isBefore(to());
    }
}
