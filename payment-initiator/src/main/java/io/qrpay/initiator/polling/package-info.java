/** The clock: asks Vipps for what no webhook brought, and brings deferred operations back; facts to {@code payment.event.v1}. */
@NullMarked
package io.qrpay.initiator.polling;

import org.jspecify.annotations.NullMarked;
