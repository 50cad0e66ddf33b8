package io.qrpay.registry.code;

import io.qrpay.access.Reach;
import io.qrpay.contracts.qr.QrState;
import io.qrpay.problem.FieldError;
import io.qrpay.problem.Problem;
import io.qrpay.problem.ProblemFound;
import io.qrpay.problem.StrictJson.Sent;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;

/** Takes down what the chain wants of its codes; an editor must have seen the edition before. */
@ApplicationScoped
public class QrEditing {
    private final Qrs qrs;
    private final Clock clock;

    QrEditing(Qrs qrs, Clock clock) {
        this.qrs = qrs;
        this.clock = clock;
    }

    /** What asking for a code led to. */
    public record Asked(Qr qr, boolean isNew) {}

    /** A new code; the same asked for again is the one that there is. */
    @WithTransaction
    public Uni<Asked> create(WantedQr wanted) {
        return qrs.holder(wanted.msn(), wanted.kind(), wanted.codeId())
                .chain(holder ->
                        holder == null ? added(wanted) : Uni.createFrom().item(() -> same(holder, wanted)));
    }

    private Uni<Asked> added(WantedQr wanted) {
        return qrs.persistAndFlush(Qr.wanted(wanted, clock.instant()))
                .map(qr -> new Asked(qr, true))
                .onFailure(ConstraintViolationException.class)
                .transform(taken -> new ProblemFound(QrProblem.QR_EXISTS));
    }

    private static Asked same(Qr holder, WantedQr wanted) {
        if (holder.isDeleting()) {
            throw exists(holder, "It is being deleted; its id is free once its state is DELETED.");
        }
        if (!holder.wanted().equals(wanted)) {
            throw exists(holder, "It is wanted otherwise; edit it instead.");
        }
        return new Asked(holder, false);
    }

    private static ProblemFound exists(Qr holder, String detail) {
        return new ProblemFound(Problem.of(QrProblem.QR_EXISTS).detail("/v1/qrs/" + holder.id() + ": " + detail));
    }

    /** Another wish for the same code. */
    @WithTransaction
    public Uni<Qr> change(Reach reach, UUID id, Edition seen, Sent sent) {
        return known(reach, id)
                .invoke(seen::check)
                .invoke(qr -> qr.edit(within(reach, wanted(sent, qr)), clock.instant()));
    }

    private static WantedQr within(Reach reach, WantedQr wanted) {
        reach.check(wanted.storeId());
        return wanted;
    }

    private static WantedQr wanted(Sent sent, Qr qr) {
        return switch (QrForm.toChange(sent, qr.wanted())) {
            case QrForm.Reading.Readable(var wanted) -> wanted;
            case QrForm.Reading.Unreadable(var errors) -> throw invalid(errors);
        };
    }

    static ProblemFound invalid(List<FieldError> errors) {
        return new ProblemFound(Problem.of(QrProblem.INVALID_QR).errors(errors));
    }

    /** The code is wanted no longer; a deletion that Vipps refused is tried again. */
    @WithTransaction
    public Uni<Qr> delete(Reach reach, UUID id, Edition seen, String confirmed) {
        return known(reach, id)
                .invoke(QrEditing::isThere)
                .invoke(seen::checkAlone)
                .invoke(qr -> confirm(qr, confirmed))
                .invoke(qr -> qr.delete(clock.instant()));
    }

    private static void isThere(Qr qr) {
        if (qr.state() == QrState.DELETED) {
            throw new ProblemFound(QrProblem.QR_DELETED);
        }
    }

    private static void confirm(Qr qr, String confirmed) {
        if (!qr.codeId().equals(confirmed)) {
            throw new ProblemFound(Problem.of(QrProblem.DELETION_NOT_CONFIRMED)
                    .detail("What is printed of a deleted code never works again, even if its id is used again."
                            + " Repeat with confirm= and the code's codeId."));
        }
    }

    /** What hung in the store has been replaced. */
    @WithTransaction
    public Uni<Qr> reprinted(Reach reach, UUID id) {
        return known(reach, id).invoke(qr -> qr.reprinted(clock.instant()));
    }

    private Uni<Qr> known(Reach reach, UUID id) {
        return qrs.locked(id)
                .onItem()
                .ifNull()
                .failWith(() -> new ProblemFound(QrProblem.UNKNOWN_QR))
                .invoke(qr -> reach.check(qr.storeId()));
    }
}
