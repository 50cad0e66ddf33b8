/** The clock of reserved money: tells on {@code payment.event.v1} when some is soon lost unless it is captured. */
@NullMarked
package io.qrpay.initiator.deadline;

import org.jspecify.annotations.NullMarked;
