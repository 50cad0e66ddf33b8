package io.qrpay.contracts.checkout;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whom to ask for the money: exactly one of the three. Personal data, but for the sticker.
 *
 * @param personalQr the whole content of the QR in the customer's app, as the till scanned it, 5 to 255 characters; its
 *     form is the vendor's affair and changes without notice
 * @param phoneNumber country code and number, digits only, {@code [0-9]{9,15}}; the vendor lets not every sales unit ask
 *     for a payment by number
 * @param merchantQrId the printed code of the till, which the customer scans: 1 to 128 printable characters without
 *     {@code /}. The limit is ours, the vendor states none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Customer(
        @Nullable String personalQr,
        @Nullable String phoneNumber,
        @Nullable String merchantQrId) {

    /** @throws IllegalArgumentException when there is not exactly one */
    public Customer {
        if (Stream.of(is(personalQr), is(phoneNumber), is(merchantQrId))
                        .filter(present -> present)
                        .count()
                != 1) {
            throw new IllegalArgumentException("a customer has one of personalQr, phoneNumber, merchantQrId");
        }
    }

    /** The till has scanned the customer's own QR. */
    public static Customer withPersonalQr(String content) {
        return new Customer(content, null, null);
    }

    /** The cashier has typed the customer's number. */
    public static Customer withPhoneNumber(String phoneNumber) {
        return new Customer(null, phoneNumber, null);
    }

    /** The customer scans the till's printed code. */
    public static Customer atSticker(String merchantQrId) {
        return new Customer(null, null, merchantQrId);
    }

    /** Which of the three it is, and nothing that tells who. */
    @Override
    public String toString() {
        if (merchantQrId != null) {
            return "Customer[merchantQrId=" + merchantQrId + "]";
        }
        return personalQr == null ? "Customer[phoneNumber]" : "Customer[personalQr]";
    }

    private static boolean is(@Nullable String member) {
        return member != null;
    }
}
