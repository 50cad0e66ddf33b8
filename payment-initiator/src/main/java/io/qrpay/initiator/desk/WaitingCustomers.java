package io.qrpay.initiator.desk;

import io.micrometer.core.instrument.MeterRegistry;
import io.qrpay.initiator.pairing.PairingUnavailable;
import io.qrpay.initiator.pairing.WaitingCheckIn;
import io.qrpay.initiator.pairing.WaitingCheckIns;
import io.qrpay.initiator.status.StatusConfig;
import io.qrpay.problem.Gate;
import io.qrpay.vipps.salesunit.SalesUnits;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** The customers who wait at a store's printed codes, for its tills' pages. Nobody while it cannot be known: others can be asked. */
@Startup
@ApplicationScoped
class WaitingCustomers {
    private final WaitingCheckIns waiting;
    private final SalesUnits salesUnits;
    private final StatusConfig config;
    private final Clock clock;
    private final Gate gate;

    WaitingCustomers(
            WaitingCheckIns waiting, SalesUnits salesUnits, StatusConfig config, Clock clock, MeterRegistry registry) {
        this.waiting = waiting;
        this.salesUnits = salesUnits;
        this.config = config;
        this.clock = clock;
        this.gate = new Gate(config.screens(), "qrpay.screens.waiting", registry);
    }

    Uni<List<WaitingCheckIn>> now(String storeId) {
        return salesUnits
                .msnOf(storeId, clock.instant())
                .map(msn -> waiting.of(msn).onFailure(PairingUnavailable.class).recoverWithItem(List.of()))
                .orElseGet(() -> Uni.createFrom().item(List.of()));
    }

    /** The same as they come and go, and at each beat; has no end. */
    Multi<List<WaitingCheckIn>> following(String storeId) {
        var leave = gate.enter();
        return salesUnits
                .msnOf(storeId, clock.instant())
                .map(msn -> waiting.following(msn, config.beat()))
                .orElseGet(() -> Multi.createFrom().ticks().every(config.beat()).map(tick -> List.of()))
                .onTermination()
                .invoke(leave);
    }
}
