package io.qrpay.ingress.event;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Where readings go. */
@ConfigMapping(prefix = "qrpay.ingress.event")
interface EventConfig {

    /** Topic of the payment events. */
    @WithDefault("payment.event.v1")
    String paymentTopic();

    /** Topic of the check-ins. */
    @WithDefault("customer.checked-in.v1")
    String checkInTopic();

    /** Topic of what was signed rightly and could not be used. */
    @WithDefault("payment.event.v1.webhook-ingress.dlq")
    String malformedTopic();

    /** How often it is seen to that the broker and the topics are there. */
    @WithDefault("2s")
    Duration lookAtBrokerEvery();

    /** How long the broker may take to answer a look at the topics before it counts as away. */
    @WithDefault("3s")
    Duration brokerAnswersWithin();
}
