package io.qrpay.initiator.fold;

import java.time.Instant;

/**
 * Money of a payment that moved.
 *
 * @param at by the vendor's clock where its event was told, else when its answer came
 * @param amount in minor units; what was given back is negative
 */
public record Movement(Instant at, long amount) {}
