/** Hop 3, what comes in: one HTTP request per webhook, answered 200 only when the broker has what it says. */
@NullMarked
package io.qrpay.ingress.delivery;

import org.jspecify.annotations.NullMarked;
