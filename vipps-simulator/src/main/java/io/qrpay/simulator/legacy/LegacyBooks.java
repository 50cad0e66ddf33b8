package io.qrpay.simulator.legacy;

import jakarta.enterprise.context.ApplicationScoped;

/** All that is remembered of payments and agreements of the older APIs. */
@ApplicationScoped
public class LegacyBooks {

    private final Offers offers;
    private final Agreements agreements;

    LegacyBooks(Offers offers, Agreements agreements) {
        this.offers = offers;
        this.agreements = agreements;
    }

    public void clear() {
        offers.clear();
        agreements.clear();
    }
}
