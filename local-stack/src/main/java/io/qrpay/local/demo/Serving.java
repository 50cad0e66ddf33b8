package io.qrpay.local.demo;

import io.qrpay.local.postgres.Database;
import io.qrpay.local.process.RunningStack;
import io.qrpay.local.process.Service;
import io.qrpay.local.process.Store;
import io.qrpay.local.simulator.Simulator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Keeps everything up for somebody who wants to try it by hand. */
final class Serving {
    private static final Duration RESTART_WAIT = Duration.ofMinutes(2);

    private Serving() {}

    /** @param stores the first is left to whoever looks; in the others people go on buying */
    static void untilInterrupted(RunningStack stack, List<Store> stores) {
        takeTime(stack);
        var own = stores.getFirst();
        PrintedCodes.make(stack, own);
        LivingStore.open(stack, stores.subList(1, stores.size()));
        Demo.say(addresses(stack, own));
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

    private static String addresses(RunningStack stack, Store own) {
        return """

                Everything stays up until Ctrl-C. In %8$s you are the people, with the vendor's own ten minutes; the other stores go on selling.
                In a browser (who signs in picks an account; nobody needs a password):
                  the till                %1$s/till/%8$s/till-1      as till
                  the customer's display  %1$s%9$s
                  the customer's phone    %4$s/phone
                  payments console        %1$s/console      as operator, auditor or store-manager
                  QR console              %10$s/console      as operator, auditor or store-manager

                The parts:
                  payment-initiator   %1$s
                  webhook-ingress     %2$s
                  capture-worker      %3$s
                  qr-registry         %10$s
                  simulated Vipps     %4$s   books: /simulator/books
                  Kafka               %5$s
                  PostgreSQL          %6$s   user and password: %7$s

                Or by hand: ask for a payment, look at it, approve it, look again:
                  till="Authorization: Bearer $(./qrpay token --role till --store %8$s)"
                  curl -s %1$s/v1/stores/%8$s/payments -H "$till" -H 'Content-Type: application/json' -d '{"storeId":"%8$s","posId":"till-1","reference":"by-hand-0001","amount":{"value":4900,"currency":"NOK"},"requestedAt":"'$(date -u +%%FT%%TZ)'"}'
                  curl -s %1$s/v1/stores/%8$s/payments/by-hand-0001 -H "$till"
                  curl -s -X POST %4$s/simulator/payments/by-hand-0001/approve
                  curl -s %1$s/v1/stores/%8$s/payments/by-hand-0001 -H "$till"
                """.formatted(
                        stack.process(Service.PAYMENT_INITIATOR).baseUrl(),
                        stack.process(Service.WEBHOOK_INGRESS).baseUrl(),
                        stack.process(Service.CAPTURE_WORKER).baseUrl(),
                        stack.process(Service.VIPPS_SIMULATOR).baseUrl(),
                        stack.kafka().bootstrapServers(),
                        stack.database().reactiveUrl(),
                        Database.USERNAME,
                        own.storeId(),
                        displayOf(stack, own),
                        stack.process(Service.QR_REGISTRY).baseUrl());
    }

    /** The path, with its key. */
    private static String displayOf(RunningStack stack, Store own) {
        try (var operator = new Operator(stack)) {
            return operator.ask(
                            "GET",
                            stack.process(Service.PAYMENT_INITIATOR)
                                    .baseUrl()
                                    .resolve("/v1/stores/" + own.storeId() + "/tills/till-1/display"),
                            Map.of())
                    .path("path")
                    .asText();
        }
    }
}
