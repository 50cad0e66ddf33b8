package io.qrpay.ingress.registration;

import io.qrpay.ingress.event.Expected;
import io.qrpay.vipps.salesunit.Party;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the registrations of a party are to be.
 *
 * @param party whose they are at the vendor
 * @param wanted whether there are to be any: else another party's serve, and ours go once those do
 * @param renewedAfter none is to be older than this time, once it has come
 */
record Wish(Party party, boolean wanted, @Nullable Instant renewedAfter) {

    Stream<Purpose> purposes() {
        return wanted ? Arrays.stream(Expected.values()).map(expected -> new Purpose(party, expected)) : Stream.empty();
    }

    /** What is wished, the same on every replica and in every version. */
    String terms() {
        return (wanted ? "registered" : "not registered") + (renewedAfter == null ? "" : ", after " + renewedAfter);
    }
}
