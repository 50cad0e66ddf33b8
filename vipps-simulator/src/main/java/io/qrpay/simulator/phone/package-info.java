/** The customer's app as a page: scan, say yes or no, check in; and what all customers do, live. */
@NullMarked
package io.qrpay.simulator.phone;

import org.jspecify.annotations.NullMarked;
