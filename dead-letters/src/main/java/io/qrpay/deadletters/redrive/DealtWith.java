package io.qrpay.deadletters.redrive;

import java.time.Instant;

/**
 * What a run did with a dead letter, or would do.
 *
 * @param key of its record, to tell people which one is meant
 * @param detail why, or to where
 * @param buriedAt when it became a dead letter
 * @param reason what was wrong with it then
 */
public record DealtWith(String key, Outcome outcome, String detail, Instant buriedAt, String reason) {

    public enum Outcome {
        PUT_BACK,
        /** It goes on waiting for somebody. */
        LEFT,
        /** Nothing can or need be put back. */
        NOTHING
    }
}
