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
import java.util.Optional;

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

    /** The same as they come and go, empty for a beat: nothing is new. Has no end. */
    Multi<Optional<List<WaitingCheckIn>>> following(String storeId) {
        var leave = gate.enter();
        return Multi.createBy()
                .merging()
                .withRequests(1)
                .streams(changes(storeId).map(Optional::of), beats())
                .onTermination()
                .invoke(leave);
    }

    private Multi<List<WaitingCheckIn>> changes(String storeId) {
        return salesUnits
                .msnOf(storeId, clock.instant())
                .map(msn -> waiting.following(msn, config.lookAgain()))
                .orElseGet(() -> Multi.createFrom().nothing());
    }

    private Multi<Optional<List<WaitingCheckIn>>> beats() {
        return Multi.createFrom()
                .ticks()
                .every(config.beat())
                .onOverflow()
                .drop()
                .map(tick -> Optional.empty());
    }
}
