package io.qrpay.initiator.creation;

import io.qrpay.contracts.payment.FactSource;
import io.qrpay.contracts.payment.Failure;
import io.qrpay.initiator.creation.CreationOutcome.Created;
import io.qrpay.initiator.creation.CreationOutcome.Open;
import io.qrpay.initiator.creation.CreationOutcome.Refused;
import io.qrpay.vipps.Problem;
import io.qrpay.vipps.VippsUnavailable;
import io.qrpay.vipps.epayment.CreateOutcome;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks Vipps for one payment until it is known what became of it, or until it is too late to ask from here. */
@ApplicationScoped
class VippsCreation {
    private final CreateCall call;
    private final CreationLookUp lookUp;
    private final CreationConfig config;
    private final Clock clock;

    VippsCreation(CreateCall call, CreationLookUp lookUp, CreationConfig config, Clock clock) {
        this.call = call;
        this.lookUp = lookUp;
        this.config = config;
        this.clock = clock;
    }

    /** Never fails for passing trouble: then it is {@link Open}. */
    Uni<CreationOutcome> outcome(RequestedPayment payment) {
        var fresh = new AtomicBoolean(!isStale(payment));
        var pauses = new Pauses(config, clock, lastCall(payment));
        return Uni.createFrom()
                .deferred(() -> fresh.getAndSet(false) ? create(payment) : createUnlessKnown(payment))
                .onFailure(VippsUnavailable.class)
                .retry()
                .when(failures -> failures.onItem().transformToUniAndConcatenate(pauses::after))
                .onFailure(VippsUnavailable.class)
                .recoverWithItem(() -> new Open(payment));
    }

    private Uni<CreationOutcome> create(RequestedPayment payment) {
        return call.make(payment).chain(answer -> switch (answer) {
            case CreateOutcome.Created created -> outcome(created(payment, created.redirectUrl()));
            case CreateOutcome.Refused refused -> outcome(refused(payment, refused.problem()));
            case CreateOutcome.Unclear unclear -> known(payment, () -> stillUnclear(unclear));
        });
    }

    /** An attempt has failed or the checkout is old: Vipps may have the payment already. */
    private Uni<CreationOutcome> createUnlessKnown(RequestedPayment payment) {
        return known(payment, () -> isStale(payment) ? outcome(stale(payment)) : create(payment));
    }

    private Uni<CreationOutcome> known(RequestedPayment payment, Supplier<Uni<CreationOutcome>> otherwise) {
        return lookUp.find(payment)
                .chain(found -> found.map(VippsCreation::outcome).orElseGet(otherwise));
    }

    private Created created(RequestedPayment payment, @Nullable String redirectUrl) {
        var now = clock.instant();
        var qr = call.qr(payment, redirectUrl, now);
        return new Created(
                payment, payment.created(FactSource.ANSWER, now).qr(qr).build());
    }

    private Refused refused(RequestedPayment payment, Problem problem) {
        var code = Objects.requireNonNullElse(problem.code(), "HTTP_" + problem.status());
        return new Refused(
                payment, payment.refused(FactSource.ANSWER, clock.instant(), new Failure(code, detail(problem))));
    }

    /** The vendor's own detail may repeat what was sent: only its title and the names of fields go on. */
    private static String detail(Problem problem) {
        var title = Objects.requireNonNullElse(problem.title(), "no reason given");
        var fields = problem.fields().stream().map(Problem.Field::name).toList();
        return fields.isEmpty() ? title : title + " " + fields;
    }

    private static Refused stale(RequestedPayment payment) {
        var failure = new Failure(Failure.STALE, "Vipps did not know of it by " + payment.validUntil());
        return new Refused(payment, payment.refused(FactSource.QRPAY, payment.validUntil(), failure));
    }

    private static Uni<CreationOutcome> stillUnclear(CreateOutcome.Unclear unclear) {
        return Uni.createFrom()
                .failure(new VippsUnavailable("unclear answer to a create", unclear.retryAfter(), unclear.problem()));
    }

    private static Uni<CreationOutcome> outcome(CreationOutcome outcome) {
        return Uni.createFrom().item(outcome);
    }

    private boolean isStale(RequestedPayment payment) {
        return clock.instant().isAfter(payment.validUntil());
    }

    private Instant lastCall(RequestedPayment payment) {
        var now = clock.instant();
        return (isStale(payment) ? now : payment.validUntil()).plus(config.lookUpFor());
    }
}
