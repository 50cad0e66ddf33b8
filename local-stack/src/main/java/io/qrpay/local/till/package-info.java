/** Hop 1 as store systems walk it: checkouts by Kafka and by REST, at a pace that waits for nobody. */
@NullMarked
package io.qrpay.local.till;

import org.jspecify.annotations.NullMarked;
