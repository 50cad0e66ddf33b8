/** Hop 3: payment events -> signed webhooks -> the registered URLs. */
@NullMarked
package io.qrpay.simulator.webhook;

import org.jspecify.annotations.NullMarked;
