/** The vendor's QR API: merchant's codes that hang in a store, and codes for one payment. */
@NullMarked
package io.qrpay.simulator.code;

import org.jspecify.annotations.NullMarked;
