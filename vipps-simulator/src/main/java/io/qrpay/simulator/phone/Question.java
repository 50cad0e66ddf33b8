package io.qrpay.simulator.phone;

import io.qrpay.simulator.legacy.Offer;
import io.qrpay.simulator.payment.Payment;
import io.qrpay.simulator.payment.RedirectUrls;
import io.quarkus.qute.TemplateData;

/**
 * What a merchant asked of a customer who has not answered yet.
 *
 * @param token leads a phone to it
 * @param since epoch milliseconds
 */
@TemplateData
record Question(String token, long since, Screen screen) {

    static Question of(Payment payment) {
        return new Question(RedirectUrls.tokenOf(payment), payment.createdAt(), Screen.of(payment));
    }

    static Question of(Offer offer) {
        return new Question(offer.token(), offer.createdAt(), Screen.of(offer));
    }
}
