package io.qrpay.ingress.registration;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.qrpay.vipps.salesunit.Party;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whose one check-in registration another system has. We leave it alone, so somebody is to know: customers who check in
 * there are not told to our tills.
 */
@ApplicationScoped
class TakenCheckIns {
    private final Set<Party> taken = ConcurrentHashMap.newKeySet();

    TakenCheckIns(MeterRegistry meters) {
        Gauge.builder("qrpay.ingress.registrations.taken", taken, Set::size)
                .description("Check-in registrations that another system has, as far as this replica knows")
                .register(meters);
    }

    void note(Party party, boolean isTaken) {
        if (isTaken && taken.add(party)) {
            Log.warnf("Another system has the check-in registration, it is left alone: party=%s", party);
        } else if (!isTaken && taken.remove(party)) {
            Log.infof("No other system has the check-in registration any more: party=%s", party);
        }
    }

    /** The others are not ours any more. */
    void keepOnly(Collection<Wish> wishes) {
        if (!taken.isEmpty()) {
            taken.retainAll(wishes.stream().map(Wish::party).collect(toUnmodifiableSet()));
        }
    }

    int count() {
        return taken.size();
    }
}
