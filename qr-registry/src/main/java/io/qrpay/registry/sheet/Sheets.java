package io.qrpay.registry.sheet;

import io.qrpay.problem.Problem;
import io.qrpay.problem.ProblemFound;
import io.qrpay.registry.code.Qr;
import io.qrpay.registry.code.QrProblem;
import io.qrpay.registry.code.Qrs;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Lays out the codes that are asked for. */
@ApplicationScoped
public class Sheets {
    private static final int MOST = 2_000;

    private final Qrs qrs;
    private final Clock clock;

    Sheets(Qrs qrs, Clock clock) {
        this.qrs = qrs;
        this.clock = clock;
    }

    /** Ends with TOO_MANY_QRS when there are more than a printer should be given at once. */
    public Uni<Sheet> of(SheetWanted wanted) {
        return Panache.withSession(() -> qrs.atPlaces(wanted.storeIds(), wanted.chainId(), wanted.kind(), MOST + 1))
                .invoke(Sheets::check)
                .map(codes -> Sheet.of(wanted, codes, clock.instant()));
    }

    private static void check(List<Qr> codes) {
        if (codes.size() > MOST) {
            throw new ProblemFound(Problem.of(QrProblem.TOO_MANY_QRS)
                    .detail("A sheet has 2,000 codes at most; ask for fewer stores, or one kind at a time."));
        }
    }
}
