package io.qrpay.initiator.pairing;

import java.time.Instant;
import java.util.UUID;

/**
 * The customer who waits at a printed code, as kept.
 *
 * @param token sealed
 */
record Scan(byte[] token, UUID customer, Instant scannedAt) {}
