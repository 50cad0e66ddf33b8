/** Goes out: what the customer at a till sees, from the till's statuses; changes by itself. */
@NullMarked
package io.qrpay.initiator.display;

import org.jspecify.annotations.NullMarked;
