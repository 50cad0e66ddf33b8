package io.qrpay.simulator.fault;

import io.qrpay.simulator.answer.Detail;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds what makes a fault meaningless, so that no test waits for a fault that never strikes. */
final class FaultCheck {

    private static final long LONGEST_DELAY = 600_000;

    private FaultCheck() {}

    @SuppressWarnings("NullAway") // JSON may lack what the record promises
    static List<Detail> wrongIn(@Nullable Fault fault) {
        if (fault == null || fault.kind() == null) {
            return List.of(new Detail("kind", "is required"));
        }
        var wrong = new ArrayList<Detail>();
        range(wrong, "share", fault.share(), 0, 1);
        range(wrong, "count", fault.count(), 1, Integer.MAX_VALUE);
        range(wrong, "status", fault.status(), 200, 599);
        range(wrong, "delayMillis", fault.delayMillis(), 0, LONGEST_DELAY);
        range(wrong, "retryAfterSeconds", fault.retryAfterSeconds(), 0, Integer.MAX_VALUE);
        absent(wrong, "operation", fault.operation(), fault.kind().hitsWebhooks());
        absent(wrong, "event", fault.event(), !fault.kind().hitsWebhooks());
        if (fault.kind().hitsModifications() && !isModification(fault.operation())) {
            wrong.add(new Detail("operation", "must be CANCEL, CAPTURE or REFUND"));
        }
        return wrong;
    }

    private static boolean isModification(@Nullable Operation operation) {
        return operation == Operation.CANCEL || operation == Operation.CAPTURE || operation == Operation.REFUND;
    }

    private static void range(List<Detail> wrong, String name, @Nullable Number value, double least, double most) {
        if (value != null && (value.doubleValue() < least || value.doubleValue() > most)) {
            wrong.add(new Detail(name, "must be from %s to %s".formatted(least, most)));
        }
    }

    private static void absent(List<Detail> wrong, String name, @Nullable Object value, boolean must) {
        if (must && value != null) {
            wrong.add(new Detail(name, "has no meaning for this kind"));
        }
    }
}
