package io.qrpay.registry.onetime;

import io.micrometer.core.instrument.MeterRegistry;
import io.qrpay.problem.Gate;
import io.qrpay.problem.Problem;
import io.qrpay.problem.ProblemFound;
import io.qrpay.registry.HereAgain;
import io.qrpay.registry.code.QrProblem;
import io.qrpay.vipps.VippsUnavailable;
import io.qrpay.vipps.qr.OneTimeQr;
import io.qrpay.vipps.qr.QrApi;
import io.qrpay.vipps.qr.QrOutcome;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;

/** Has Vipps make a code, once for each payment or agreement that is followed; its image is here when it is told of. */
@ApplicationScoped
class OneTimeCreation {
    private final QrApi vipps;
    private final VendorImage image;
    private final OneTimeRows rows;
    private final Clock clock;
    private final Gate gate;

    OneTimeCreation(
            QrApi vipps, VendorImage image, OneTimeRows rows, Clock clock, OneTimeConfig config, MeterRegistry meters) {
        this.vipps = vipps;
        this.image = image;
        this.rows = rows;
        this.clock = clock;
        this.gate = new Gate(config.madeAtOnce(), "qrpay.onetime.making", meters);
    }

    /** What asking for a code led to. */
    record Asked(OneTimeCode qr, boolean isNew) {}

    Uni<Asked> make(WantedOneTime wanted) {
        var leave = gate.enter();
        return present(wanted)
                .chain(found -> found.map(Uni.createFrom()::item).orElseGet(() -> makeNow(wanted)))
                .onTermination()
                .invoke(leave);
    }

    private Uni<Optional<Asked>> present(WantedOneTime wanted) {
        var followed = wanted.followed();
        return followed == null
                ? Uni.createFrom().item(Optional.empty())
                : rows.following(wanted.msn(), followed).map(found -> found.map(qr -> new Asked(qr, false)));
    }

    private Uni<Asked> makeNow(WantedOneTime wanted) {
        var here = HereAgain.fromHere();
        return vipps.createOneTime(wanted.msn(), wanted.url(), wanted.image())
                .onFailure(VippsUnavailable.class)
                .transform(away -> new ProblemFound(QrProblem.VIPPS_UNAVAILABLE))
                .map(OneTimeCreation::made)
                .chain(made -> withImage(wanted, made))
                .emitOn(here)
                .chain(shown -> add(wanted, shown));
    }

    private static OneTimeQr made(QrOutcome<OneTimeQr> outcome) {
        return switch (outcome) {
            case QrOutcome.Done<OneTimeQr> done -> done.told();
            case QrOutcome.Refused<OneTimeQr> refused ->
                throw refusedWith(refused.problem().status());
            case QrOutcome.Missing<OneTimeQr> missing -> throw refusedWith(404);
            case QrOutcome.Taken<OneTimeQr> taken -> throw refusedWith(409);
        };
    }

    /** The vendor's own words may repeat the URL. */
    private static ProblemFound refusedWith(int status) {
        return new ProblemFound(Problem.of(QrProblem.ONE_TIME_QR_REFUSED)
                .detail("Vipps answered " + status + ": the URL is not of a payment or agreement of this sales unit,"
                        + " or its time is over."));
    }

    private Uni<Shown> withImage(WantedOneTime wanted, OneTimeQr made) {
        var expiresAt = clock.instant().plus(made.expiresIn());
        return image.fetch(made.imageUrl()).map(drawn -> new Shown(drawn, expiresAt));
    }

    /** Somebody who asked for the same at the same time may have been faster. */
    private Uni<Asked> add(WantedOneTime wanted, Shown shown) {
        var qr = OneTimeCode.shown(wanted, shown.expiresAt(), clock.instant());
        return rows.add(qr, shown.image())
                .map(added -> new Asked(added, true))
                .onFailure(ConstraintViolationException.class)
                .recoverWithUni(taken -> present(wanted).map(Optional::orElseThrow));
    }

    private record Shown(VendorImage.Drawn image, Instant expiresAt) {}
}
