/** What travels on qrpay's topics. Data only: no bean, no Kafka class; unknown JSON members are ignored by readers. */
@NullMarked
package io.qrpay.contracts;

import org.jspecify.annotations.NullMarked;
