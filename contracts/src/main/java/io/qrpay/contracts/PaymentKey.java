package io.qrpay.contracts;

/**
 * Names one payment everywhere: the Kafka key of every payment topic, written {@code <msn>/<reference>}.
 *
 * @param msn merchant serial number of the sales unit, 4 to 10 digits
 * @param reference the till's reference, unique per MSN only, case-sensitive
 */
public record PaymentKey(String msn, String reference) {

    /**
     * Reads the form that {@link #toString()} writes.
     *
     * @throws IllegalArgumentException when the text has no slash
     */
    public static PaymentKey parse(String text) {
        var slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("a payment key is <msn>/<reference>");
        }
        return new PaymentKey(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public String toString() {
        return msn + "/" + reference;
    }
}
