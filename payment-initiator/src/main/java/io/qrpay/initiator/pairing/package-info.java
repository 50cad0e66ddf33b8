/** Decides: which customer who scanned a printed code is asked to pay which checkout. */
@NullMarked
package io.qrpay.initiator.pairing;

import org.jspecify.annotations.NullMarked;
