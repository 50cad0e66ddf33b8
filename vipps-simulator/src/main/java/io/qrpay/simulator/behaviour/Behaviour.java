package io.qrpay.simulator.behaviour;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The choices in force now.
 *
 * @param timeFactor how much faster than ours the vendor's time runs
 * @param paymentLifetimeSeconds vendor's seconds from create to EXPIRED
 */
public record Behaviour(
        Idempotency idempotency,
        boolean rateLimits,
        boolean rejectUnknownFields,
        String modificationContentType,
        long paymentLifetimeSeconds,
        boolean magicAmounts,
        double timeFactor) {

    static Behaviour of(BehaviourConfig config, TimeConfig time) {
        return new Behaviour(
                config.idempotency(),
                config.rateLimits(),
                config.rejectUnknownFields(),
                config.modificationContentType(),
                config.paymentLifetime().toSeconds(),
                config.magicAmounts(),
                time.timeFactor());
    }

    public Duration paymentLifetime() {
        return Duration.ofSeconds(paymentLifetimeSeconds);
    }

    Behaviour with(Change change) {
        return new Behaviour(
                Objects.requireNonNullElse(change.idempotency(), idempotency),
                Objects.requireNonNullElse(change.rateLimits(), rateLimits),
                Objects.requireNonNullElse(change.rejectUnknownFields(), rejectUnknownFields),
                Objects.requireNonNullElse(change.modificationContentType(), modificationContentType),
                Objects.requireNonNullElse(change.paymentLifetimeSeconds(), paymentLifetimeSeconds),
                Objects.requireNonNullElse(change.magicAmounts(), magicAmounts),
                Objects.requireNonNullElse(change.timeFactor(), timeFactor));
    }

    /** What is to be different; everything absent stays. */
    record Change(
            @Nullable Idempotency idempotency,
            @Nullable Boolean rateLimits,
            @Nullable Boolean rejectUnknownFields,
            @Nullable String modificationContentType,
            @Nullable Long paymentLifetimeSeconds,
            @Nullable Boolean magicAmounts,
            @Nullable Double timeFactor) {}
}
