package io.qrpay.initiator.pairing;

import java.time.Instant;

/**
 * A customer who scanned a printed code and waits for a checkout there; nobody learns who it is.
 *
 * @param countsUntil a checkout until then is for this customer, unless something else happens at the till before
 */
public record WaitingCheckIn(String msn, String merchantQrId, Instant scannedAt, Instant countsUntil) {}
