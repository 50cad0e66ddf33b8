package io.qrpay.deadletters.waiting;

/**
 * Offsets of one partition.
 *
 * @param from the first
 * @param to the one after the last
 */
public record Range(long from, long to) {

    /** There are no offsets between them; otherwise there may still be no records. */
    public boolean isEmpty() {
        return from >= to;
    }
}
