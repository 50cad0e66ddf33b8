/** Codes of one payment or agreement that another system began: made, shown, and followed to their end. */
@NullMarked
package io.qrpay.registry.onetime;

import org.jspecify.annotations.NullMarked;
