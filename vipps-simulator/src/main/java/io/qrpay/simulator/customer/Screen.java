package io.qrpay.simulator.customer;

import io.qrpay.simulator.legacy.Offer;
import io.qrpay.simulator.payment.Payment;
import io.qrpay.simulator.payment.State;

/**
 * What a phone shows of a payment or an agreement.
 *
 * @param isQuestion whether the customer can say yes or no
 * @param amount in minor units
 */
record Screen(
        boolean isQuestion, String state, long amount, String currency, String text, String msn, String reference) {

    static Screen of(Payment payment) {
        return new Screen(
                payment.state() == State.CREATED,
                payment.state().name(),
                payment.amount().value(),
                payment.amount().currency(),
                payment.description(),
                payment.msn(),
                payment.reference());
    }

    static Screen of(Offer offer) {
        return new Screen(
                offer.isWaiting(),
                offer.state().name(),
                offer.amount(),
                offer.currency(),
                offer.text(),
                offer.name().msn(),
                offer.name().id());
    }
}
