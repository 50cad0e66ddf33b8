package io.qrpay.local.till;

/** Asks for a payment and does not wait for it. */
interface Till extends AutoCloseable {

    /** Begins to ask; what comes of it is noted in the sale. */
    void ask(Sale sale);

    /** Lets go of its connections. */
    @Override
    void close();
}
