package io.qrpay.contracts.payment;

/**
 * A line of what is paid for, as the customer's display shows it.
 *
 * @param name what the customer reads
 * @param amount minor units of the payment's currency; less than nothing for a return
 */
public record SoldLine(String name, long amount) {

    /** Without what was bought. */
    @Override
    public String toString() {
        return "SoldLine[" + amount + "]";
    }
}
