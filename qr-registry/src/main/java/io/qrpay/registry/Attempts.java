package io.qrpay.registry;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;

/** What is tried again and again: its trouble is logged once, until it works again. */
public final class Attempts {
    private final String trouble;
    private volatile boolean failing;

    /**
     * Nothing has failed yet.
     *
     * @param trouble what cannot be done, for the log
     */
    public Attempts(String trouble) {
        this.trouble = trouble;
    }

    /** Does not fail. */
    public Uni<Void> tried(Uni<Void> attempt) {
        return attempt.invoke(() -> failing = false)
                .onFailure()
                .invoke(this::log)
                .onFailure()
                .recoverWithNull();
    }

    private void log(Throwable failure) {
        if (!failing) {
            Log.warnf(failure, "%s; tried again each time it is due", trouble);
        }
        failing = true;
    }
}
