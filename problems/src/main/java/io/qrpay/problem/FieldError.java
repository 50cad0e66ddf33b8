package io.qrpay.problem;

/**
 * One thing wrong with what was sent; never repeats the value that is wrong.
 *
 * @param name the field as a JSON pointer, e.g. {@code /amount/value}; {@code /} for the whole text
 * @param reason what it must be
 */
public record FieldError(String name, String reason) {

    @Override
    public String toString() {
        return name + " " + reason;
    }
}
