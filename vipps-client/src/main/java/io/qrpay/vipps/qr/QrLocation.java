package io.qrpay.vipps.qr;

/**
 * Where a callback code is.
 *
 * @param description what the app shows, 1 to 36 characters
 * @param category what kind of place it is
 */
public record QrLocation(String description, Category category) {

    /** Kinds of places, by the vendor's names. */
    public enum Category {
        IN_STORE,
        VENDING,
        AGE_CHECK
    }

    /** @throws IllegalArgumentException when the vendor would refuse the description */
    public QrLocation {
        QrRules.check(QrRules.locationError(description), "locationDescription");
    }
}
