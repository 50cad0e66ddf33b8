/** Reads what comes in at hops 2, 3 and 7: which fields a body may have, and what is wrong with those it has. */
@NullMarked
package io.qrpay.simulator.schema;

import org.jspecify.annotations.NullMarked;
