package io.qrpay.simulator.legacy;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;

/** Names that the vendor gives. */
final class Tokens {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final AtomicLong TRANSACTIONS = new AtomicLong(5_001_420_000L);
    private static final int TOKEN_BYTES = 18;
    private static final int AGREEMENT_BYTES = 6;

    private Tokens() {}

    static String landing() {
        return random(TOKEN_BYTES);
    }

    static String agreement() {
        return "agr_" + random(AGREEMENT_BYTES).replace('-', 'x').replace('_', 'y');
    }

    static String transaction() {
        return Long.toString(TRANSACTIONS.incrementAndGet());
    }

    private static String random(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
