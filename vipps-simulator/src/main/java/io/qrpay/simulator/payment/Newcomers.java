package io.qrpay.simulator.payment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Consumer;

/** Introduces each new payment to whoever plays its customer. */
@ApplicationScoped
public class Newcomers {

    private volatile Consumer<Payment> customer = payment -> {};

    /** Registers who is told of each payment from now on. */
    public void meet(Consumer<Payment> newCustomer) {
        customer = newCustomer;
    }

    void welcome(Payment payment) {
        customer.accept(payment);
    }
}
