package io.qrpay.contracts.qr;

/** What a QR code is for. The first three are printed, the last is shown once. */
public enum QrKind {
    /** Opens a web page that the chain can change. */
    REDIRECT,
    /** Names a till: who scans it checks in there. */
    CALLBACK,
    /** A code of the old MobilePay, printed years ago, that does what a callback code does. */
    MOBILEPAY,
    /** Opens one payment or agreement that another system began. */
    ONE_TIME
}
