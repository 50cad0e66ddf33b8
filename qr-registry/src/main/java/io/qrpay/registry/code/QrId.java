package io.qrpay.registry.code;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Ids that sort by the time when they were made (UUID version 7), so that lists keep their order while codes come. */
public final class QrId {
    private static final long VERSION = 0x7000;
    private static final long VARIANT = 0x8000000000000000L;

    private QrId() {}

    public static UUID next(Instant now) {
        var random = ThreadLocalRandom.current();
        return new UUID(now.toEpochMilli() << 16 | VERSION | random.nextInt(0x1000), VARIANT | random.nextLong() >>> 2);
    }
}
