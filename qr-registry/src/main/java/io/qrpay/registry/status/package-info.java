/** Tells store systems how their codes stand: hop 9. */
@NullMarked
package io.qrpay.registry.status;

import org.jspecify.annotations.NullMarked;
