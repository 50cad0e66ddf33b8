package io.qrpay.local.demo;

import io.qrpay.local.postgres.Database;
import io.qrpay.local.process.RunningStack;
import io.qrpay.local.process.Service;
import java.util.concurrent.CountDownLatch;

/** Keeps everything up for somebody who wants to try it by hand. */
final class Serving {
    private Serving() {}

    static void untilInterrupted(RunningStack stack) {
        Demo.say(addresses(stack));
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String addresses(RunningStack stack) {
        var initiator = stack.process(Service.PAYMENT_INITIATOR).baseUrl();
        var simulator = stack.process(Service.VIPPS_SIMULATOR).baseUrl();
        return """

                Everything stays up until Ctrl-C.
                  tills ask          POST %1$s/v1/stores/store-1/payments
                  API                %1$s/q/openapi
                  simulated Vipps    %2$s  (phone, crowd, faults; books at %2$s/simulator/books)
                  webhooks           %3$s/v1/webhooks
                  capture-worker     %4$s/q/health
                  Kafka              %5$s
                  PostgreSQL         %6$s  (user and password %7$s)

                Ask for a payment:
                  curl -s %1$s/v1/stores/store-1/payments -H 'Content-Type: application/json' -d '{"storeId":"store-1","posId":"till-1",
                    "reference":"by-hand-0001","amount":{"value":4900,"currency":"NOK"},"requestedAt":"'$(date -u +%%FT%%TZ)'"}'
                """.formatted(
                        initiator,
                        simulator,
                        stack.process(Service.WEBHOOK_INGRESS).baseUrl(),
                        stack.process(Service.CAPTURE_WORKER).baseUrl(),
                        stack.kafka().bootstrapServers(),
                        stack.database().reactiveUrl(),
                        Database.USERNAME);
    }
}
