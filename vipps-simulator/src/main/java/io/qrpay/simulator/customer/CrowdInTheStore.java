package io.qrpay.simulator.customer;

import io.qrpay.simulator.deed.Deed;
import io.qrpay.simulator.deed.Deeds;
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
    private final Deeds deeds;
    private volatile @Nullable Crowd crowd;

    CrowdInTheStore(Vertx vertx, Newcomers newcomers, Approval approval, Deeds deeds) {
        this.vertx = vertx;
        this.newcomers = newcomers;
        this.approval = approval;
        this.deeds = deeds;
    }

    void start(@Observes StartupEvent started) {
        newcomers.meet(this::meet);
    }

    public Optional<Crowd> now() {
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
        if (present != null && present.comesTo(payment.msn())) {
            follow(present.planFor(payment.msn(), payment.reference()), payment, present.processingMillis());
        }
    }

    private void follow(Crowd.Plan plan, Payment payment, int processing) {
        switch (plan) {
            case Crowd.Plan.Approve approve ->
                after(approve.afterMillis(), () -> approval.approve(payment, processing, Deed.Who.CROWD));
            case Crowd.Plan.Decline decline ->
                after(decline.afterMillis(), () -> approval.decline(payment, Deed.Who.CROWD));
            case Crowd.Plan.WalkAway walkAway -> deeds.add(payment.deed(Deed.Kind.WALKED_AWAY, Deed.Who.CROWD));
        }
    }

    private void after(long millis, Runnable act) {
        vertx.setTimer(Math.max(1, millis), timer -> act.run());
    }
}
