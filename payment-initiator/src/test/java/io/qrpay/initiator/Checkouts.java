package io.qrpay.initiator;

import java.util.UUID;

/** Checkouts as tills send them. */
public final class Checkouts {
    private Checkouts() {}

    /** A reference that nobody used; its beginning tells the fake Vipps what to do. */
    public static String reference(String beginning) {
        return beginning + "-" + UUID.randomUUID();
    }

    public static String checkout(String reference) {
        return checkout(reference, 4900);
    }

    public static String checkout(String reference, long amount) {
        return """
                {"storeId":"oslo-1","posId":"pos-7","reference":"%s","amount":{"value":%d,"currency":"NOK"},
                 "description":"Coffee and bun","requestedAt":"2026-11-21T12:00:00Z"}""".formatted(reference, amount);
    }
}
