/** A call under hops 2 and 7: headers, token, bounded repetition, and the decision when an answer is one to act on. */
@NullMarked
package io.qrpay.vipps.call;

import org.jspecify.annotations.NullMarked;
