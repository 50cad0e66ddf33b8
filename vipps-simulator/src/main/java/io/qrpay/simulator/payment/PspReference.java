package io.qrpay.simulator.payment;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Numbers the events and writes their pspReferences: every other one a UUID, the rest decimal. */
final class PspReference {

    private static final long FIRST = 3_343_121_300L;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;
    private static final long VERSION = 0xFFFFFFFFFFFF0FFFL;
    private static final long VARIANT = 0x3FFFFFFFFFFFFFFFL;

    private static final AtomicLong LAST = new AtomicLong();

    private PspReference() {}

    static long next() {
        return LAST.incrementAndGet();
    }

    static String of(long number) {
        return number % 2 == 0 ? Long.toString(FIRST + number) : uuid(number).toString();
    }

    private static UUID uuid(long number) {
        var high = (number * SPREAD & VERSION) | 0x4000;
        var low = ((Long.reverse(number) ^ SPREAD) & VARIANT) | Long.MIN_VALUE;
        return new UUID(high, low);
    }
}
