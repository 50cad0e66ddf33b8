/** The vendor's eCom and Recurring APIs, legacy beside ePayment: payments and agreements that wait at a landing page. */
@NullMarked
package io.qrpay.simulator.legacy;

import org.jspecify.annotations.NullMarked;
