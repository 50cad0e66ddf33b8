package io.qrpay.initiator.day;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What a store's payments of one calendar day came to; {@code docs/store-day.md} says what the figures mean.
 *
 * @param timeZone where the store is
 * @param from the day's first moment
 * @param to the first moment of the next
 * @param over nothing more can be asked for on that day
 * @param totals payments asked for on the day, one entry per currency
 * @param tills the same per till, state and currency
 * @param moved money that moved on the day
 * @param open payments of the day that have not come to their end
 * @param openBefore those of the days before
 */
@RegisterForReflection
public record StoreDay(
        String storeId,
        @JsonFormat(shape = JsonFormat.Shape.STRING) LocalDate date,
        String timeZone,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Instant from,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Instant to,
        boolean over,
        List<Sums> totals,
        List<Sums> tills,
        Moved moved,
        OpenPayments open,
        OpenPayments openBefore) {}
