package io.qrpay.simulator.phone;

import io.qrpay.screen.Amounts;
import io.qrpay.screen.Language;
import io.qrpay.simulator.deed.Deed;
import io.quarkus.qute.TemplateData;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** A deed as the phone tells of it. */
@TemplateData
record DeedLine(Deed deed) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    public String time() {
        return TIME.format(deed.at().atZone(ZoneId.systemDefault()));
    }

    public String word() {
        return switch (deed.kind()) {
            case APPROVED -> "Approved";
            case CARD_REFUSED -> "Card refused";
            case DECLINED -> "Declined";
            case WALKED_AWAY -> "Walked away";
            case TIME_OVER -> "Time was up";
            case CHECKED_IN -> "Checked in";
            case NOT_CONNECTED -> "Store not reached";
        };
    }

    /** The class of its colour. */
    public String mood() {
        return switch (deed.kind()) {
            case APPROVED, CHECKED_IN -> "good";
            case CARD_REFUSED, DECLINED, NOT_CONNECTED -> "bad";
            case WALKED_AWAY, TIME_OVER -> "wait";
        };
    }

    public String who() {
        return switch (deed.who()) {
            case CROWD -> "the crowd";
            case PHONE -> "a phone";
            case PROGRAM -> "a program";
            case NOBODY -> "nobody came";
        };
    }

    /** Nothing where no money was asked for. */
    public String amount() {
        var amount = deed.amount();
        var currency = deed.currency();
        return amount == null || currency == null ? "" : Amounts.written(amount, currency, Language.ENGLISH);
    }
}
