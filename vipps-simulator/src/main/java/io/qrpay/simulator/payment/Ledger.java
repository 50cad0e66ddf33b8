package io.qrpay.simulator.payment;

import jakarta.enterprise.context.ApplicationScoped;

/** All that is known of payments, to be forgotten at once. */
@ApplicationScoped
public class Ledger {

    private final Payments payments;
    private final Creations creations;
    private final Expiry expiry;

    Ledger(Payments payments, Creations creations, Expiry expiry) {
        this.payments = payments;
        this.creations = creations;
        this.expiry = expiry;
    }

    public void clear() {
        expiry.clear();
        payments.clear();
        creations.clear();
    }
}
