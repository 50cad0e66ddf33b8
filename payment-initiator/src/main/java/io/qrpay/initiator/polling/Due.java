package io.qrpay.initiator.polling;

import java.time.Instant;

/**
 * A payment to be polled now.
 *
 * @param payment which
 * @param since how long it has waited already
 * @param urgent it goes before others when there is not enough for all
 */
record Due(Watched payment, Instant since, boolean urgent) {}
