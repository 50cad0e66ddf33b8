/** What containers are asked with when all of qrpay is started by Compose. */
@NullMarked
package io.qrpay.local.container;

import org.jspecify.annotations.NullMarked;
