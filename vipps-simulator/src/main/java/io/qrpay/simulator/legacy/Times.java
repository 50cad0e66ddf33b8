package io.qrpay.simulator.legacy;

/**
 * When what happened to an offer, in epoch milliseconds; 0 for what has not happened.
 *
 * @param expires when the customer's time is over
 * @param ended when it was declined, cancelled or over
 */
record Times(long created, long expires, long opened, long accepted, long ended) {

    static Times of(long created, long expires) {
        return new Times(created, expires, 0, 0, 0);
    }

    Times openedAt(long now) {
        return new Times(created, expires, opened == 0 ? now : opened, accepted, ended);
    }

    Times acceptedAt(long now) {
        return new Times(created, expires, opened == 0 ? now : opened, now, ended);
    }

    Times endedAt(long now) {
        return new Times(created, Math.min(expires, now), opened, accepted, now);
    }
}
