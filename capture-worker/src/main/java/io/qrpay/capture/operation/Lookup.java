package io.qrpay.capture.operation;

import io.qrpay.vipps.epayment.EpaymentApi;
import io.qrpay.vipps.epayment.EventLogOutcome;
import io.qrpay.vipps.epayment.PaymentEvent;
import io.qrpay.vipps.epayment.ReadOutcome;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Reads the books of Vipps: the log first, so that the sums are never older than the events. */
@ApplicationScoped
class Lookup {
    private final EpaymentApi vipps;
    private final Pace pace;

    Lookup(EpaymentApi vipps, Pace pace) {
        this.vipps = vipps;
        this.pace = pace;
    }

    /** Empty when the sales unit has no such payment. */
    Uni<Optional<Books>> books(DueOperation due) {
        return pace.turn()
                .chain(() -> vipps.events(due.status().msn(), due.status().reference()))
                .chain(log -> books(due, log));
    }

    private Uni<Optional<Books>> books(DueOperation due, EventLogOutcome log) {
        return switch (log) {
            case EventLogOutcome.UnknownPayment unknown -> Uni.createFrom().item(Optional.empty());
            case EventLogOutcome.Known known -> books(due, known.events());
        };
    }

    private Uni<Optional<Books>> books(DueOperation due, List<PaymentEvent> events) {
        return pace.turn()
                .chain(() -> vipps.payment(due.status().msn(), due.status().reference()))
                .map(read -> books(read, events));
    }

    private static Optional<Books> books(ReadOutcome read, List<PaymentEvent> events) {
        return switch (read) {
            case ReadOutcome.Found found -> Optional.of(Books.of(found, events));
            case ReadOutcome.Unknown unknown -> Optional.empty();
        };
    }
}
