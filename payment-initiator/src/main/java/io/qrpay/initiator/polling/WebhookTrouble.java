package io.qrpay.initiator.polling;

import java.time.Instant;

/**
 * A sales unit of which a webhook was missed, some time since this replica began.
 *
 * @param missedAt when last
 * @param isOver webhooks come in time again
 */
public record WebhookTrouble(String msn, Instant missedAt, boolean isOver) {}
