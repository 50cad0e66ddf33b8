/** Every Kafka hop of the flow: a real broker in this JVM, with the topics of the contracts. */
@NullMarked
package io.qrpay.local.kafka;

import org.jspecify.annotations.NullMarked;
