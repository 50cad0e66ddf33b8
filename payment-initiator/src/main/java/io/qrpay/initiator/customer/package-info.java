/** Comes in: {@code customer.checked-in.v1}, customers who scanned the printed code of a till. */
@NullMarked
package io.qrpay.initiator.customer;

import org.jspecify.annotations.NullMarked;
