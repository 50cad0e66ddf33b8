package io.qrpay.simulator.customer;

import io.qrpay.simulator.payment.Approval;
import io.qrpay.simulator.payment.Newcomers;
import io.qrpay.simulator.payment.Payment;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets the crowd decide about every payment that is created while it is there. */
@ApplicationScoped
public class CrowdInTheStore {

    private final Vertx vertx;
    private final Newcomers newcomers;
    private final Approval approval;
    private volatile @Nullable Crowd crowd;

    CrowdInTheStore(Vertx vertx, Newcomers newcomers, Approval approval) {
        this.vertx = vertx;
        this.newcomers = newcomers;
        this.approval = approval;
    }

    void start(@Observes StartupEvent started) {
        newcomers.meet(this::meet);
    }

    Optional<Crowd> now() {
        return Optional.ofNullable(crowd);
    }

    void enter(Crowd newCrowd) {
        crowd = newCrowd;
    }

    /** No new payment finds a customer; those who are at it go on. */
    public void leave() {
        crowd = null;
    }

    private void meet(Payment payment) {
        var present = crowd;
        if (present != null) {
            follow(present.planFor(payment.msn(), payment.reference()), payment, present.processingMillis());
        }
    }

    private void follow(Crowd.Plan plan, Payment payment, int processing) {
        switch (plan) {
            case Crowd.Plan.Approve approve ->
                after(approve.afterMillis(), () -> approval.approve(payment, processing));
            case Crowd.Plan.Decline decline -> after(decline.afterMillis(), () -> approval.decline(payment));
            case Crowd.Plan.WalkAway walkAway -> {}
        }
    }

    private void after(long millis, Runnable act) {
        vertx.setTimer(Math.max(1, millis), timer -> act.run());
    }
}
