/** Hop 3 to hops 4 and 8: a webhook's body becomes a fact or a check-in and goes to the broker. */
@NullMarked
package io.qrpay.ingress.event;

import org.jspecify.annotations.NullMarked;
