package io.qrpay.initiator.console;

import io.qrpay.initiator.day.Hour;
import io.qrpay.screen.Amounts;
import io.qrpay.screen.Language;
import io.quarkus.qute.TemplateData;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The hours of a day as bars, of one currency; amounts in minor units. Coordinates are those of the drawing, 720 by 200.
 *
 * @param most the largest amount
 */
@TemplateData
record DayChart(String currency, List<Bar> bars, long most) {
    private static final int HOURS = 24;
    private static final int STEP = 29;
    private static final int LEFT = 12;
    private static final int FLOOR = 170;
    private static final int TALLEST = 140;

    /**
     * An hour.
     *
     * @param y where it begins from above
     */
    @TemplateData
    public record Bar(int hour, long payments, long amount, int x, int y, int height) {
        /** Every third hour has its name below. */
        public boolean isNamed() {
            return hour % 3 == 0;
        }
    }

    /** One per currency; none where no payment of the day has one. */
    static List<DayChart> of(List<Hour> hours) {
        return hours.stream()
                .map(Hour::currency)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .map(currency -> of(
                        currency,
                        hours.stream()
                                .filter(hour -> currency.equals(hour.currency()))
                                .toList()))
                .toList();
    }

    private static DayChart of(String currency, List<Hour> hours) {
        var most = Math.max(1, hours.stream().mapToLong(Hour::netAmount).max().orElse(0));
        var bars = IntStream.range(0, HOURS)
                .mapToObj(hour -> hours.stream()
                        .filter(one -> one.hour() == hour)
                        .findFirst()
                        .orElse(new Hour(hour, currency, 0, 0)))
                .map(hour -> bar(hour, most))
                .toList();
        return new DayChart(currency, bars, most);
    }

    /** What was given back in an hour is at most what was taken of its payments, so no bar points down. */
    private static Bar bar(Hour hour, long most) {
        var height = (int) Math.ceil(TALLEST * (double) Math.max(hour.netAmount(), 0) / most);
        var x = LEFT + STEP * hour.hour();
        return new Bar(hour.hour(), hour.payments(), hour.netAmount(), x, FLOOR - height, height);
    }

    public String written(long amount, Language language) {
        return Amounts.written(amount, currency, language);
    }

    /** Hours in which something was asked for. */
    public List<Bar> busy() {
        return bars.stream().filter(bar -> bar.payments() > 0).toList();
    }
}
