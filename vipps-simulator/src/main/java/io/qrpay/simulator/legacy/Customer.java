package io.qrpay.simulator.legacy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** What a customer does with a payment or an agreement that waits. Each act tells the state it found. */
@ApplicationScoped
public class Customer {

    private final Offers offers;

    Customer(Offers offers) {
        this.offers = offers;
    }

    /** What a customer may do. */
    public enum Act {
        /** Has it on the phone's screen, and says nothing yet. */
        OPEN,
        APPROVE,
        DECLINE,
        /** Lets the time run out, at once. */
        LAPSE
    }

    /** Empty when there is no such offer. */
    public Optional<Offers.Change> does(Act act, Name name) {
        var now = System.currentTimeMillis();
        return offers.change(name, offer -> switch (act) {
            case OPEN -> offer.open(now);
            case APPROVE -> offer.accept(now);
            case DECLINE -> offer.decline(now);
            case LAPSE -> offer.lapse(now);
        });
    }

    /** The offer that a token leads to, after the act. */
    public Optional<Offer> does(Act act, String token) {
        return offers.find(token).flatMap(offer -> does(act, offer.name())).map(Offers.Change::after);
    }
}
