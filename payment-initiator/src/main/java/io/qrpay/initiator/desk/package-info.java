/** Comes in: what a cashier without till software asks for, on a page; the till's payments go back to it as they change. */
@NullMarked
package io.qrpay.initiator.desk;

import org.jspecify.annotations.NullMarked;
