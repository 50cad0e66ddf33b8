package io.qrpay.simulator.phone;

import io.qrpay.screen.Amounts;
import io.qrpay.screen.Language;
import io.qrpay.simulator.legacy.Offer;
import io.qrpay.simulator.payment.Payment;
import io.quarkus.qute.TemplateData;

/**
 * What a phone shows of a payment or an agreement; amounts in minor units.
 *
 * @param taken what the merchant has captured
 */
@TemplateData
record Screen(
        Standing standing,
        long amount,
        long taken,
        long givenBack,
        String currency,
        String text,
        String msn,
        String reference) {

    static Screen of(Payment payment) {
        return new Screen(
                Standing.of(payment),
                payment.amount().value(),
                payment.aggregate().captured(),
                payment.aggregate().refunded(),
                payment.amount().currency(),
                payment.description(),
                payment.msn(),
                payment.reference());
    }

    static Screen of(Offer offer) {
        return new Screen(
                Standing.of(offer),
                offer.amount(),
                0,
                0,
                offer.currency(),
                offer.text(),
                offer.name().msn(),
                offer.name().id());
    }

    public String written(long minorUnits) {
        return Amounts.written(minorUnits, currency, Language.ENGLISH);
    }
}
