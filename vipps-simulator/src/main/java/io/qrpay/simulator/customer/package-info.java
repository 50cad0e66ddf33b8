/** The people with phones: they approve, decline or walk away, and scan the codes at the till. */
@NullMarked
package io.qrpay.simulator.customer;

import org.jspecify.annotations.NullMarked;
