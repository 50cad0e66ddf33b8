/** Hop 3, what we decide first: is it the vendor who speaks, now, about this registration? */
@NullMarked
package io.qrpay.ingress.signature;

import org.jspecify.annotations.NullMarked;
