package io.qrpay.initiator.pairing;

import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.util.Set;

/** The database does not answer. Nothing is lost: to begin again is safe. */
public final class PairingUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** PostgreSQL's classes of what no repetition mends: data, constraints, syntax. */
    private static final Set<String> DEFECTS = Set.of("22", "23", "42");

    PairingUnavailable(Throwable cause) {
        super("customers cannot be paired with checkouts", cause);
    }

    /** Whether it is the database that is in trouble, and not what was asked of it. */
    static boolean isTrouble(Throwable failure) {
        return failure instanceof PgException answer
                ? !DEFECTS.contains(answer.getSqlState().substring(0, 2))
                : failure instanceof VertxException
                        || failure instanceof TimeoutException
                        || !(failure instanceof RuntimeException);
    }
}
