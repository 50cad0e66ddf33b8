package io.qrpay.simulator.legacy;

import io.qrpay.simulator.deed.Deed;
import io.qrpay.simulator.deed.Deeds;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** What a customer does with a payment or an agreement that waits. Each act tells the state it found. */
@ApplicationScoped
public class Customer {

    private final Offers offers;
    private final Deeds deeds;

    Customer(Offers offers, Deeds deeds) {
        this.offers = offers;
        this.deeds = deeds;
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
    public Optional<Offers.Change> does(Act act, Name name, Deed.Who who) {
        var now = System.currentTimeMillis();
        var change = offers.change(name, offer -> switch (act) {
            case OPEN -> offer.open(now);
            case APPROVE -> offer.accept(now);
            case DECLINE -> offer.decline(now);
            case LAPSE -> offer.lapse(now);
        });
        change.filter(done -> done.before().isWaiting()).ifPresent(done -> remember(act, done.after(), who));
        return change;
    }

    /** The offer that a token leads to, after the act. */
    public Optional<Offer> does(Act act, String token, Deed.Who who) {
        return offers.find(token).flatMap(offer -> does(act, offer.name(), who)).map(Offers.Change::after);
    }

    private void remember(Act act, Offer offer, Deed.Who who) {
        switch (act) {
            case OPEN -> {}
            case APPROVE -> deeds.add(offer.deed(Deed.Kind.APPROVED, who));
            case DECLINE -> deeds.add(offer.deed(Deed.Kind.DECLINED, who));
            case LAPSE -> deeds.add(offer.deed(Deed.Kind.TIME_OVER, Deed.Who.NOBODY));
        }
    }
}
