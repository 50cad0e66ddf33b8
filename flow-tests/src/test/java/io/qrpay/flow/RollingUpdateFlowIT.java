package io.qrpay.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.qrpay.contracts.Money;
import io.qrpay.contracts.checkout.CheckoutRequested;
import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.local.Json;
import io.qrpay.local.journal.PaymentJournal;
import io.qrpay.local.journal.Reconciliation;
import io.qrpay.local.process.RunningStack;
import io.qrpay.local.process.Service;
import io.qrpay.local.process.StackPlan;
import io.qrpay.local.process.Store;
import io.qrpay.local.simulator.Crowd;
import io.qrpay.local.simulator.Simulator;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replicas are replaced while tills ask and Vipps tells: as the manifests have it, nobody notices. */
class RollingUpdateFlowIT {
    private static final String INITIATOR = "07-payment-initiator";
    private static final String INGRESS = "08-webhook-ingress";
    private static final Duration BETWEEN_CHECKOUTS = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Store STORE = Store.several(1).getFirst();

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    @Test
    void shouldAnswerEveryRequestWellWhileReplicasAreReplaced() {
        try (var tillsWay = Balancer.start();
                var vippsWay = Balancer.start();
                var stack =
                        RunningStack.start(plan(vippsWay), line -> System.out.println("flow-tests, rollout: " + line));
                var simulator =
                        new Simulator(stack.process(Service.VIPPS_SIMULATOR).baseUrl());
                var journal = PaymentJournal.open(stack.kafka().bootstrapServers())) {
            // Given
            simulator.letIn(Crowd.eager());
            var initiators = new Rollout(stack, Service.PAYMENT_INITIATOR, tillsWay, INITIATOR);
            var ingresses = new Rollout(stack, Service.WEBHOOK_INGRESS, vippsWay, INGRESS);
            tillsWay.add(stack.process(Service.PAYMENT_INITIATOR).baseUrl());
            vippsWay.add(stack.process(Service.WEBHOOK_INGRESS).baseUrl());
            var initiator = initiators.add();
            var ingress = ingresses.add();
            var oldInitiators = List.of(stack.process(Service.PAYMENT_INITIATOR), initiator.join());
            var oldIngresses = List.of(stack.process(Service.WEBHOOK_INGRESS), ingress.join());

            // When
            var rollout = CompletableFuture.allOf(initiators.replace(oldInitiators), ingresses.replace(oldIngresses));
            var answers =
                    sellUntil(rollout, tillsWay, "Bearer " + stack.tokens().token("till", "*"));

            // Then
            rollout.join();
            assertThat(oldInitiators).noneMatch(process -> process.isAlive());
            assertThat(tillsWay.troubles()).isEmpty();
            assertThat(answers.values())
                    .hasSizeGreaterThan(50)
                    .allSatisfy(answer -> assertThat(answer.join())
                            .satisfies(good -> assertThat(good.statusCode()).isIn(201, 202))
                            .satisfies(good -> assertThat(good.body()).endsWith("}")));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(journal.lives())
                            .hasSize(answers.size())
                            .allSatisfy(
                                    life -> assertThat(life.latest().state()).isEqualTo(PaymentState.CAPTURED)));
            assertThat(vippsWay.answered()).isGreaterThanOrEqualTo(3 * answers.size());
            assertThat(vippsWay.troubles()).isEmpty();
            assertThat(Reconciliation.differences(journal.lives(), simulator.books()))
                    .isEmpty();
            assertThat(journal.disorder()).isEmpty();
        }
    }

    private StackPlan plan(Balancer vippsWay) {
        return StackPlan.of(Path.of("").toAbsolutePath().getParent(), folder)
                .withStores(List.of(STORE))
                .with(
                        Service.WEBHOOK_INGRESS,
                        "QRPAY_INGRESS_PUBLIC_URL",
                        vippsWay.url().toString())
                .with(Service.WEBHOOK_INGRESS, "QUARKUS_SHUTDOWN_TIMEOUT", Rollout.shutdownTimeout(INGRESS))
                .with(Service.PAYMENT_INITIATOR, "QUARKUS_SHUTDOWN_TIMEOUT", Rollout.shutdownTimeout(INITIATOR));
    }

    /** A till that never asks twice. */
    private Map<String, CompletableFuture<HttpResponse<String>>> sellUntil(
            CompletableFuture<Void> end, Balancer way, String authorization) {
        var answers = new LinkedHashMap<String, CompletableFuture<HttpResponse<String>>>();
        while (!end.isDone()) {
            var checkout = checkout("rollout-%06d".formatted(answers.size()));
            var request = HttpRequest.newBuilder(way.url().resolve("/v1/stores/" + STORE.storeId() + "/payments"))
                    .version(HttpClient.Version.HTTP_1_1)
                    .timeout(PATIENCE)
                    .header("Authorization", authorization)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(Json.write(checkout)))
                    .build();
            answers.put(checkout.reference(), http.sendAsync(request, BodyHandlers.ofString()));
            LockSupport.parkNanos(BETWEEN_CHECKOUTS.toNanos());
        }
        return answers;
    }

    private static CheckoutRequested checkout(String reference) {
        return new CheckoutRequested(
                STORE.storeId(),
                "till-1",
                reference,
                new Money(4_900, "NOK"),
                null,
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
