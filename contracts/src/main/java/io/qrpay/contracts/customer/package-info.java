/** Hop 8: a customer checked in by scanning a sticker, on {@code customer.checked-in.v1}. */
@NullMarked
package io.qrpay.contracts.customer;

import org.jspecify.annotations.NullMarked;
