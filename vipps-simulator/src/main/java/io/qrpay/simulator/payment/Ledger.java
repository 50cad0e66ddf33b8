package io.qrpay.simulator.payment;

import jakarta.enterprise.context.ApplicationScoped;

/** All that is known of payments, to be forgotten at once. */
@ApplicationScoped
public class Ledger {

    private final Payments payments;
    private final Creations creations;
    private final Expiry expiry;
    private final Reservations reservations;

    Ledger(Payments payments, Creations creations, Expiry expiry, Reservations reservations) {
        this.payments = payments;
        this.creations = creations;
        this.expiry = expiry;
        this.reservations = reservations;
    }

    public void clear() {
        expiry.clear();
        reservations.clear();
        payments.clear();
        creations.clear();
    }
}
