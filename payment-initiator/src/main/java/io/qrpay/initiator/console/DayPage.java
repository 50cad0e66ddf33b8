package io.qrpay.initiator.console;

import io.qrpay.initiator.day.OpenPayment;
import io.qrpay.initiator.day.StoreDay;
import io.qrpay.initiator.day.Sums;
import io.qrpay.initiator.desk.Mood;
import io.qrpay.problem.Problem;
import io.qrpay.screen.Amounts;
import io.qrpay.screen.Language;
import io.qrpay.screen.Times;
import io.quarkus.qute.TemplateData;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The page of a store's day.
 *
 * @param stores those to choose from; empty when any may be typed
 * @param storeId the chosen one; null before one was
 * @param date as it was filled in
 * @param day null when nothing can be shown: no store was chosen, or the problem says why
 */
@TemplateData
record DayPage(
        Bar bar,
        List<String> stores,
        @Nullable String storeId,
        String date,
        @Nullable StoreDay day,
        List<DayChart> charts,
        @Nullable Problem problem) {

    public String filled(@Nullable String field) {
        return Objects.requireNonNullElse(field, "");
    }

    public String title(Language language) {
        return day == null ? date : Times.written(day.date(), language);
    }

    /** Nothing where nobody could read the currency. */
    public String written(long amount, @Nullable String currency, Language language) {
        return currency == null ? "" : Amounts.written(amount, currency, language);
    }

    public String mood(Sums sums) {
        return sums.state() == null ? "" : Mood.of(sums.state());
    }

    public String mood(OpenPayment payment) {
        return Mood.of(payment.state());
    }

    /** Where the day is as a table for a spreadsheet. */
    public LocalDate dayBefore() {
        return LocalDate.parse(date).minusDays(1);
    }

    public LocalDate dayAfter() {
        return LocalDate.parse(date).plusDays(1);
    }
}
