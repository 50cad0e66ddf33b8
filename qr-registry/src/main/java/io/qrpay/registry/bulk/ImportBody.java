package io.qrpay.registry.bulk;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** What a sender sends of a file: so many bytes at most, in so much time. Reading it waits for the sender. */
final class ImportBody {
    private final InputStream in;
    private final long most;
    private final long deadline;
    private long taken;

    ImportBody(InputStream in, long most, Duration within) {
        this.in = in;
        this.most = most;
        this.deadline = System.nanoTime() + within.toNanos();
    }

    /**
     * Takes what there is.
     *
     * @return how many bytes, -1 at the end
     */
    int read(byte[] buffer) {
        var read = take(buffer);
        taken += Math.max(0, read);
        if (taken > most) {
            throw BulkProblem.IMPORT_TOO_LARGE.found("It has more than " + most + " bytes; send it in parts.");
        }
        return read;
    }

    private int take(byte[] buffer) {
        if (System.nanoTime() > deadline) {
            throw BulkProblem.IMPORT_INCOMPLETE.found("Nothing was done.");
        }
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw BulkProblem.IMPORT_INCOMPLETE.found("Nothing was done.");
        }
    }

    /** Reads the rest and drops it: many senders look at an answer only when they have sent all. */
    void drop() {
        var rest = new byte[64 * 1024];
        try {
            while (System.nanoTime() < deadline && in.read(rest) >= 0) {
                continue;
            }
        } catch (IOException gone) {
            return;
        }
    }
}
