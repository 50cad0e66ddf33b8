package io.qrpay.registry.onetime;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;

/** What is tried again and again: its trouble is logged once, until it works again. */
final class Attempts {
    private final String trouble;
    private volatile boolean failing;

    /** @param trouble what cannot be done, for the log */
    Attempts(String trouble) {
        this.trouble = trouble;
    }

    /** Does not fail. */
    Uni<Void> tried(Uni<Void> attempt) {
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
