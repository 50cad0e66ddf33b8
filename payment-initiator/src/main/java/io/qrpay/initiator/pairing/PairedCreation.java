package io.qrpay.initiator.pairing;

import io.qrpay.initiator.creation.CreationOutcome;
import io.qrpay.initiator.creation.CreationOutcome.Waiting;
import io.qrpay.initiator.creation.PaymentCreation;
import io.qrpay.initiator.creation.RequestedPayment;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Creates payments; that of a checkout at a printed code once, for the one customer it is paired with. Between the first and
 * the last step any process may crash: whoever begins again finds the same customer.
 */
@ApplicationScoped
public class PairedCreation {
    private final PaymentCreation creation;
    private final Pairing pairing;
    private final Forgetting forgetting;

    PairedCreation(PaymentCreation creation, Pairing pairing, Forgetting forgetting) {
        this.creation = creation;
        this.pairing = pairing;
        this.forgetting = forgetting;
    }

    /**
     * Publishes that the till asked, and looks for the customer where a printed code is scanned. Done when the broker has the
     * former and the database the latter; nothing is sent to Vipps before.
     */
    public Uni<RequestedPayment> request(RequestedPayment payment) {
        return creation.request(payment)
                .chain(asked -> asked.merchantQrId().isPresent()
                        ? pairing.ask(asked)
                        : Uni.createFrom().item(asked));
    }

    /** Brings the payment to life or finds out why not, and publishes which; without a customer it waits for one. */
    public Uni<CreationOutcome> settle(RequestedPayment payment) {
        if (payment.merchantQrId().isEmpty()) {
            return creation.settle(payment);
        }
        return payment.customerToken() == null
                ? Uni.createFrom().item(new Waiting(payment))
                : creation.settle(payment).call(() -> forgetting.settled(payment));
    }

    /** A customer has scanned. When that is whom a checkout waited for, its payment is {@link #settle}d next. */
    public Uni<CheckInOutcome> checkIn(CheckIn checkIn) {
        return pairing.checkIn(checkIn);
    }
}
