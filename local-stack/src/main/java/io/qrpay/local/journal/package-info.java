/** Hop 5 as downstream sees it: what is published of each payment, and whether it is the truth. */
@NullMarked
package io.qrpay.local.journal;

import org.jspecify.annotations.NullMarked;
