package io.qrpay.ingress.registration;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a registration is too old.
 *
 * @param now the time
 * @param rotateAfter the age at which one is replaced; absent for never
 * @param overlap how long both are believed then
 * @param renewedAfter one that was made before is to be replaced, once this time has come
 */
record RotationTerms(
        Instant now,
        Optional<Duration> rotateAfter,
        Duration overlap,
        @Nullable Instant renewedAfter) {

    boolean isDue(KeptRegistration kept) {
        return isTooOld(kept) || isToBeRenewed(kept);
    }

    private boolean isTooOld(KeptRegistration kept) {
        return rotateAfter.isPresent() && !kept.madeAt().plus(rotateAfter.get()).isAfter(now);
    }

    private boolean isToBeRenewed(KeptRegistration kept) {
        return renewedAfter != null
                && !renewedAfter.isAfter(now)
                && kept.madeAt().isBefore(renewedAfter);
    }

    /** Whether what serves since then has done so for the overlap. */
    boolean isOverlapOver(Instant since) {
        return !since.plus(overlap).isAfter(now);
    }
}
