package io.qrpay.local.till;

/**
 * What checkouts are like, each as a share of all.
 *
 * @param manual with capture mode MANUAL
 * @param phoneNumber the customer tells a number
 * @param personalQr the till scans the customer's QR
 * @param printedCode the customer scans the till's; all that are left scan the QR on the screen
 * @param supersedes takes the place of the till's checkout before; at a printed code every one does
 * @param twice is delivered twice
 */
public record Mix(
        double manual, double phoneNumber, double personalQr, double printedCode, double supersedes, double twice) {
    /** A QR on the screen, captured by itself, asked for once. */
    public static final Mix PLAIN = new Mix(0, 0, 0, 0, 0, 0);

    /** Every way to pay and to ask, the screen most of all. */
    public static final Mix COLOURFUL = new Mix(0.4, 0.15, 0.15, 0.2, 0.1, 0.1);

    /** The way that a draw between 0 and 1 falls on. */
    WayToPay way(double drawn) {
        if (drawn < phoneNumber) {
            return WayToPay.PHONE_NUMBER;
        }
        if (drawn < phoneNumber + personalQr) {
            return WayToPay.PERSONAL_QR;
        }
        return drawn < phoneNumber + personalQr + printedCode ? WayToPay.PRINTED_CODE : WayToPay.SCREEN;
    }
}
