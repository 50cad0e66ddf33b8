package io.qrpay.capture.event;

import io.qrpay.contracts.payment.Fact;
import io.smallrye.mutiny.Uni;

/** Tells facts to the rest of qrpay. */
public interface FactPublisher {

    /** Done when all in-sync replicas of the broker have the fact. */
    Uni<Void> publish(Fact fact);
}
