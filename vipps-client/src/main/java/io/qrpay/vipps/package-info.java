/** What every call to Vipps MobilePay has in common: money, problems, unavailability. Knows neither Kafka nor contracts. */
@NullMarked
package io.qrpay.vipps;

import org.jspecify.annotations.NullMarked;
