package io.qrpay.simulator.phone;

import io.qrpay.simulator.legacy.Offer;
import io.qrpay.simulator.payment.Payment;
import io.quarkus.qute.TemplateData;

/** How something stands that was asked of a customer, in the customer's words. */
@TemplateData
enum Standing {
    ASKED("Do you want to pay?", "The shop waits for your answer.", Mood.OPEN),
    CARD_REFUSED("Your card was refused", "Nothing was taken. You may try again, or decline.", Mood.BAD),
    BEING_PAID("One moment", "You said yes. The money is being reserved.", Mood.WAIT),
    APPROVED("Approved", "The money is reserved for the shop, which takes it when you get your goods.", Mood.GOOD),
    PAID("Paid", "The shop has taken the money. Thank you!", Mood.GOOD),
    GIVEN_BACK("Given back", "The shop has given money back to you.", Mood.WAIT),
    LET_GO("Called off", "The shop did not take the reserved money: you keep it.", Mood.WAIT),
    DECLINED("Declined", "You said no. Nothing was taken.", Mood.BAD),
    TIMED_OUT("Time is up", "Nobody said yes in time. Nothing was taken; ask at the till to try again.", Mood.BAD),
    CALLED_OFF("Called off", "The shop called it off. Nothing was taken.", Mood.BAD);

    private enum Mood {
        OPEN,
        GOOD,
        BAD,
        WAIT
    }

    private final String headline;
    private final String meaning;
    private final Mood mood;

    Standing(String headline, String meaning, Mood mood) {
        this.headline = headline;
        this.meaning = meaning;
        this.mood = mood;
    }

    public String headline() {
        return headline;
    }

    public String meaning() {
        return meaning;
    }

    /** The class of its colour. */
    public String mood() {
        return switch (mood) {
            case OPEN -> "open";
            case GOOD -> "good";
            case BAD -> "bad";
            case WAIT -> "wait";
        };
    }

    /** Whether the customer can say yes or no. */
    public boolean isQuestion() {
        return this == ASKED || this == CARD_REFUSED;
    }

    static Standing of(Payment payment) {
        return switch (payment.state()) {
            case CREATED -> ofWaiting(payment);
            case AUTHORIZED -> ofApproved(payment);
            case ABORTED -> DECLINED;
            case EXPIRED -> TIMED_OUT;
            case TERMINATED -> CALLED_OFF;
        };
    }

    private static Standing ofWaiting(Payment payment) {
        if (payment.isBeingApproved()) {
            return BEING_PAID;
        }
        return payment.isRefused() ? CARD_REFUSED : ASKED;
    }

    private static Standing ofApproved(Payment payment) {
        var money = payment.aggregate();
        if (money.refunded() > 0) {
            return GIVEN_BACK;
        }
        if (money.captured() > 0) {
            return PAID;
        }
        return money.reserved() == 0 ? LET_GO : APPROVED;
    }

    static Standing of(Offer offer) {
        return switch (offer.state()) {
            case WAITING -> ASKED;
            case ACCEPTED -> APPROVED;
            case DECLINED -> DECLINED;
            case CANCELLED -> CALLED_OFF;
            case LAPSED -> TIMED_OUT;
        };
    }
}
