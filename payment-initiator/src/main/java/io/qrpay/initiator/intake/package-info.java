/** Comes in: records of store systems, many at once; what cannot be used becomes a dead letter. */
@NullMarked
package io.qrpay.initiator.intake;

import org.jspecify.annotations.NullMarked;
