package io.qrpay.local.demo;

import io.qrpay.local.postgres.Database;
import io.qrpay.local.process.RunningStack;
import io.qrpay.local.process.Service;
import io.qrpay.local.simulator.Simulator;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Keeps everything up for somebody who wants to try it by hand. */
final class Serving {
    private static final Duration RESTART_WAIT = Duration.ofMinutes(2);

    private Serving() {}

    static void untilInterrupted(RunningStack stack) {
        takeTime(stack);
        Demo.say(addresses(stack));
        await();
    }

    /** Nobody at a keyboard approves within ten seconds. */
    private static void takeTime(RunningStack stack) {
        try (var simulator =
                new Simulator(stack.process(Service.VIPPS_SIMULATOR).baseUrl())) {
            simulator.sendHome();
            simulator.runTimeAt(1);
        }
        stack.process(Service.PAYMENT_INITIATOR)
                .restartWith(Map.of("QRPAY_CREATION_LIFETIME", "PT10M"))
                .awaitReady(RESTART_WAIT);
    }

    private static void await() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String addresses(RunningStack stack) {
        return """

                Everything stays up until Ctrl-C. The customers have gone home and have ten minutes again: now it is you who approves.
                  payment-initiator   %1$s
                  webhook-ingress     %2$s
                  capture-worker      %3$s
                  simulated Vipps     %4$s   books: /simulator/books
                  Kafka               %5$s
                  PostgreSQL          %6$s   user and password: %7$s

                In a browser, as a cashier (sign in as till; the customer's display is linked there):
                  %1$s/till/store-1/till-1

                Ask for a payment, look at it, approve it, look again:
                  till="Authorization: Bearer $(./qrpay token --role till --store store-1)"
                  curl -s %1$s/v1/stores/store-1/payments -H "$till" -H 'Content-Type: application/json' -d '{"storeId":"store-1","posId":"till-1","reference":"by-hand-0001","amount":{"value":4900,"currency":"NOK"},"requestedAt":"'$(date -u +%%FT%%TZ)'"}'
                  curl -s %1$s/v1/stores/store-1/payments/by-hand-0001 -H "$till"
                  curl -s -X POST %4$s/simulator/payments/by-hand-0001/approve
                  curl -s %1$s/v1/stores/store-1/payments/by-hand-0001 -H "$till"
                """.formatted(
                        stack.process(Service.PAYMENT_INITIATOR).baseUrl(),
                        stack.process(Service.WEBHOOK_INGRESS).baseUrl(),
                        stack.process(Service.CAPTURE_WORKER).baseUrl(),
                        stack.process(Service.VIPPS_SIMULATOR).baseUrl(),
                        stack.kafka().bootstrapServers(),
                        stack.database().reactiveUrl(),
                        Database.USERNAME);
    }
}
