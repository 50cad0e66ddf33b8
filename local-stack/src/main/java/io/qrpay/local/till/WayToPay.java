package io.qrpay.local.till;

import io.qrpay.contracts.checkout.Customer;
import org.jspecify.annotations.Nullable;

/** How a customer comes to a payment. */
public enum WayToPay {
    SCREEN("QR on the screen"),
    PHONE_NUMBER("phone number"),
    PERSONAL_QR("personal QR"),
    PRINTED_CODE("printed code");

    private final String words;

    WayToPay(String words) {
        this.words = words;
    }

    static WayToPay of(@Nullable Customer customer) {
        if (customer == null) {
            return SCREEN;
        }
        if (customer.phoneNumber() != null) {
            return PHONE_NUMBER;
        }
        return customer.personalQr() == null ? PRINTED_CODE : PERSONAL_QR;
    }

    /** For people. */
    public String words() {
        return words;
    }
}
