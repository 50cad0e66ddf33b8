package io.qrpay.simulator.code;

import io.qrpay.simulator.legacy.Offer;
import io.qrpay.simulator.payment.Payment;

/** Where a customer is sent to say yes or no, as far as a code of it needs that. */
public sealed interface LandingPage {

    String msn();

    /** The merchant's name for what waits there, or the vendor's. */
    String reference();

    /** What its image is found by. */
    String token();

    /** What a phone reads in its code. */
    String contentAt(String origin);

    /** How its code is drawn when its image's URL does not say it. */
    Picture usual();

    boolean isShowable();

    /** Epoch milliseconds. */
    long expiresAt();

    /** An ePayment payment's. */
    record OfPayment(Payment payment, String token, String path) implements LandingPage {

        @Override
        public String msn() {
            return payment.msn();
        }

        @Override
        public String reference() {
            return payment.reference();
        }

        @Override
        public String contentAt(String origin) {
            return origin + path;
        }

        @Override
        public Picture usual() {
            return new Picture(payment.wantsPng() ? Picture.Form.PNG : Picture.Form.SVG, payment.qrSize());
        }

        @Override
        public boolean isShowable() {
            return payment.isShowable();
        }

        @Override
        public long expiresAt() {
            return payment.expiresAt();
        }
    }

    /** An eCom payment's or an agreement's. */
    record OfOffer(Offer offer) implements LandingPage {

        @Override
        public String msn() {
            return offer.name().msn();
        }

        @Override
        public String reference() {
            return offer.name().id();
        }

        @Override
        public String token() {
            return offer.token();
        }

        @Override
        public String contentAt(String origin) {
            return offer.content(origin);
        }

        @Override
        public Picture usual() {
            return Picture.USUAL;
        }

        @Override
        public boolean isShowable() {
            return offer.isShowable();
        }

        @Override
        public long expiresAt() {
            return offer.expiresAt();
        }
    }
}
