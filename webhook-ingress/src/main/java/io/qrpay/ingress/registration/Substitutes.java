package io.qrpay.ingress.registration;

import io.qrpay.ingress.event.Expected;
import java.time.Instant;
import java.util.Optional;

/** Since when other parties' registrations serve in the place of one's own. */
@FunctionalInterface
interface Substitutes {
    Optional<Instant> servingSince(Expected expected);
}
