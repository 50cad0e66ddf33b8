package io.qrpay.registry;

import io.vertx.core.Vertx;
import java.util.Objects;
import java.util.concurrent.Executor;

/** Leads back to where something began: a database session is good in one Vert.x context only. */
public final class HereAgain {
    private HereAgain() {}

    /** Runs tasks in the context of the caller. */
    public static Executor fromHere() {
        var context = Objects.requireNonNull(Vertx.currentContext(), "only in a Vert.x context");
        return task -> context.runOnContext(nothing -> task.run());
    }
}
