package io.qrpay.simulator.phone;

import io.qrpay.simulator.code.Code;

/** What a phone has read. */
sealed interface Scanned {

    /** A payment or an agreement, which a token leads to. */
    record Asked(String token) implements Scanned {}

    /** A code that hangs in the store, and tells the merchant who is there. */
    record Sticker(Code.Callback code) implements Scanned {}

    /** A code that leads to a page of the merchant's. */
    record Page(String url) implements Scanned {}

    /** @param why in the customer's words */
    record Nothing(String why) implements Scanned {}
}
