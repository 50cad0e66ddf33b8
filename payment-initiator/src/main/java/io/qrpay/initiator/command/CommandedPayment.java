package io.qrpay.initiator.command;

import io.qrpay.contracts.PaymentKey;
import io.qrpay.contracts.command.PaymentCommand;
import io.qrpay.contracts.payment.Operation.Kind;
import io.qrpay.initiator.status.StatusProjection;
import io.qrpay.initiator.status.StatusUnavailable;
import io.qrpay.initiator.status.StoredStatus;
import io.qrpay.vipps.salesunit.SalesUnits;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Finds the payment that a command means: the store's latest of that reference. A cancel may come before its payment is
 * known, or while the database is away: then it is the one that the store's present sales unit would have.
 */
@ApplicationScoped
class CommandedPayment {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final StatusProjection projection;
    private final SalesUnits salesUnits;

    CommandedPayment(StatusProjection projection, SalesUnits salesUnits) {
        this.projection = projection;
        this.salesUnits = salesUnits;
    }

    /**
     * Empty when the store never asked for such a payment. Fails with {@link StatusUnavailable} when that cannot be looked
     * up now.
     *
     * @param appearWithin how long to look for a payment that is to be captured or refunded
     */
    Uni<Optional<PaymentKey>> of(PaymentCommand command, Duration appearWithin) {
        return command.kind() == Kind.CANCEL ? toCancel(command) : toMove(command, appearWithin);
    }

    private Uni<Optional<PaymentKey>> toCancel(PaymentCommand command) {
        return known(command)
                .onFailure(StatusUnavailable.class)
                .recoverWithItem(Optional.empty())
                .map(known -> known.or(() -> expected(command)));
    }

    private Uni<Optional<PaymentKey>> toMove(PaymentCommand command, Duration appearWithin) {
        return known(command)
                .map(Optional::orElseThrow)
                .onFailure(NoSuchElementException.class)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .expireIn(appearWithin.toMillis())
                .map(Optional::of)
                .onFailure(failure -> failure.getCause() instanceof NoSuchElementException)
                .recoverWithItem(Optional.empty());
    }

    private Uni<Optional<PaymentKey>> known(PaymentCommand command) {
        return projection
                .find(command.storeId(), command.reference())
                .map(found -> found.map(StoredStatus::paymentKey).map(PaymentKey::parse));
    }

    private Optional<PaymentKey> expected(PaymentCommand command) {
        return salesUnits
                .msnOf(command.storeId(), command.requestedAt())
                .map(msn -> new PaymentKey(msn, command.reference()));
    }
}
