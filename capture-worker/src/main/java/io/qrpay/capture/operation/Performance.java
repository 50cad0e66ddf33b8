package io.qrpay.capture.operation;

import io.qrpay.tracing.PaymentTrace;
import io.qrpay.vipps.VippsUnavailable;
import io.qrpay.vipps.epayment.ModifyOutcome;
import io.qrpay.vipps.salesunit.SalesUnits;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Performs one due operation. Whatever is not a proven success is looked up in the books of Vipps before anything is said
 * about it, refusals too: an earlier try of the same attempt may have gone through unnoticed.
 */
@ApplicationScoped
class Performance {
    private static final String UNAVAILABLE = "UNAVAILABLE";
    private static final String NOT_CONFIGURED = "NOT_CONFIGURED";
    private static final String TOOK_TOO_LONG = "TIMEOUT";
    private static final String NOT_SHOWN = "NOT_SHOWN";
    private static final String UNEXPECTED = "UNEXPECTED";

    private final SalesUnits salesUnits;
    private final Modification modification;
    private final Lookup lookup;
    private final Postponement postponement;
    private final OperationConfig config;
    private final Clock clock;

    Performance(
            SalesUnits salesUnits,
            Modification modification,
            Lookup lookup,
            Postponement postponement,
            OperationConfig config,
            Clock clock) {
        this.salesUnits = salesUnits;
        this.modification = modification;
        this.lookup = lookup;
        this.postponement = postponement;
        this.config = config;
        this.clock = clock;
    }

    /** Ends in time, with a settlement whatever the trouble: an error of our own must not leave a payment half done. */
    Uni<Settlement> perform(DueOperation due) {
        if (!salesUnits.msns().contains(due.status().msn())) {
            return item(deferred(due, NOT_CONFIGURED, null));
        }
        return begin(due)
                .ifNoItem()
                .after(config.settleWithin())
                .recoverWithItem(() -> deferred(due, TOOK_TOO_LONG, null))
                .onFailure(VippsUnavailable.class)
                .recoverWithItem(trouble -> unavailable(due, (VippsUnavailable) trouble))
                .onFailure()
                .recoverWithItem(failure -> unexpected(due, failure));
    }

    private Uni<Settlement> begin(DueOperation due) {
        return due.maybeBegun() ? lookUp(due, books -> modify(due)) : modify(due);
    }

    private Uni<Settlement> modify(DueOperation due) {
        return modification
                .perform(due)
                .onItemOrFailure()
                .transformToUni((outcome, trouble) -> judge(due, outcome, trouble));
    }

    private Uni<Settlement> judge(DueOperation due, @Nullable ModifyOutcome outcome, @Nullable Throwable trouble) {
        return switch (outcome) {
            case null -> withoutAnswer(due, trouble);
            case ModifyOutcome.Done done -> done(due, done);
            case ModifyOutcome.Refused refused -> lookUp(due, books -> refused(due, refused));
            case ModifyOutcome.Unclear unclear -> lookUp(due, books -> unclear(due, unclear, books));
        };
    }

    private Uni<Settlement> withoutAnswer(DueOperation due, @Nullable Throwable trouble) {
        return trouble instanceof VippsUnavailable unavailable
                ? lookUp(due, books -> item(unavailable(due, unavailable)))
                : Uni.createFrom().failure(trouble);
    }

    private Uni<Settlement> done(DueOperation due, ModifyOutcome.Done done) {
        if (!OperationFacts.shows(done, due)) {
            return lookUp(due, books -> item(deferred(due, NOT_SHOWN, null)));
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return item(new Settlement.Done(due, OperationFacts.done(due, done, now)));
    }

    private Uni<Settlement> refused(DueOperation due, ModifyOutcome.Refused refused) {
        return item(new Settlement.Refused(due, postponement.refused(due, refused.problem())));
    }

    /** What is unclear by the answer is clear when the books leave nothing for it to happen to. */
    private Uni<Settlement> unclear(DueOperation due, ModifyOutcome.Unclear unclear, Optional<Books> books) {
        return books.filter(known -> known.leaveNothingFor(due)).isPresent()
                ? item(new Settlement.Refused(due, postponement.ruledOut(due)))
                : item(deferred(due, Postponement.code(unclear.problem()), unclear.retryAfter()));
    }

    private Settlement unavailable(DueOperation due, VippsUnavailable trouble) {
        return deferred(due, UNAVAILABLE, trouble.retryAfter().orElse(null));
    }

    private Settlement unexpected(DueOperation due, Throwable failure) {
        PaymentTrace.of(due.payment())
                .log(() -> Log.errorf(
                        failure,
                        "Operation failed unexpectedly: payment=%s operation=%s",
                        due.payment(),
                        due.operation().id()));
        return deferred(due, UNEXPECTED, null);
    }

    private Settlement deferred(DueOperation due, String code, @Nullable Duration retryAfter) {
        return new Settlement.Deferred(due, postponement.deferred(due, code, retryAfter));
    }

    private Uni<Settlement> lookUp(DueOperation due, Function<Optional<Books>, Uni<Settlement>> otherwise) {
        return lookup.books(due).chain(books -> found(due, books).orElseGet(() -> otherwise.apply(books)));
    }

    private static Optional<Uni<Settlement>> found(DueOperation due, Optional<Books> books) {
        return books.filter(known -> known.settle(due))
                .map(known -> item(new Settlement.Found(due, OperationFacts.found(due, known))));
    }

    private static Uni<Settlement> item(Settlement settlement) {
        return Uni.createFrom().item(settlement);
    }
}
