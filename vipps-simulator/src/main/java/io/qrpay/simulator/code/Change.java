package io.qrpay.simulator.code;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a write did to one code. */
record Change(@Nullable Code before, @Nullable Code after) {

    enum Effect {
        CREATED,
        CHANGED,
        REPEATED,
        DELETED,
        NOTHING
    }

    /** What becomes of the code that is there, if any; null lets there be none. */
    @FunctionalInterface
    interface Act {
        @Nullable Code on(@Nullable Code present);
    }

    Effect effect() {
        if (before == null) {
            return after == null ? Effect.NOTHING : Effect.CREATED;
        }
        if (after == null) {
            return Effect.DELETED;
        }
        return before.equals(after) ? Effect.REPEATED : Effect.CHANGED;
    }

    Optional<Code> result() {
        return Optional.ofNullable(after);
    }

    boolean metCode() {
        return before != null;
    }
}
