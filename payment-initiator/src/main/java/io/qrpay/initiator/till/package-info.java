/** Comes in: REST from tills and store systems; payments, their status, its changes and the QR go back to them. */
@NullMarked
package io.qrpay.initiator.till;

import org.jspecify.annotations.NullMarked;
