/** Encryption for the stack: a certificate that is made for one run. */
@NullMarked
package io.qrpay.local.tls;

import org.jspecify.annotations.NullMarked;
