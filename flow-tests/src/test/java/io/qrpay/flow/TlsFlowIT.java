package io.qrpay.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.local.journal.PaymentJournal;
import io.qrpay.local.journal.Reconciliation;
import io.qrpay.local.process.RunningStack;
import io.qrpay.local.process.Service;
import io.qrpay.local.process.StackPlan;
import io.qrpay.local.process.Store;
import io.qrpay.local.simulator.Crowd;
import io.qrpay.local.simulator.Simulator;
import io.qrpay.local.till.Tills;
import io.qrpay.local.tls.LocalCertificate;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * All that a service says leaves it over TLS: to Vipps, to the broker and to the database. The broker lets in who shows a
 * certificate and signs in, to do what the cluster's manifests allow and no more.
 */
class TlsFlowIT {
    private static final int PAYMENTS = 6;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    @Test
    void shouldTakePaymentsWhenVippsBrokerAndDatabaseAreSpokenToOverTls() {
        // Given
        var project = Path.of("").toAbsolutePath().getParent();
        var plan = StackPlan.of(project, folder)
                .withStores(Store.several(2))
                .withServices(
                        Service.PAYMENT_INITIATOR, Service.WEBHOOK_INGRESS, Service.CAPTURE_WORKER, Service.QR_REGISTRY)
                .withTls(LocalCertificate.in(folder));
        try (var stack = RunningStack.start(plan, line -> System.out.println("flow-tests, TLS: " + line));
                var simulator =
                        new Simulator(stack.process(Service.VIPPS_SIMULATOR).baseUrl());
                var journal = PaymentJournal.open(stack.kafka().bootstrapServers());
                var tills = tills(stack, plan)) {
            simulator.letIn(Crowd.eager());

            // When
            tills.sell("overtls", PAYMENTS, PAYMENTS);

            // Then
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(journal.lives())
                            .hasSize(PAYMENTS)
                            .allSatisfy(life -> assertThat(life.firstSeen(PaymentState.CAPTURED))
                                    .isPresent()));
            assertThat(Reconciliation.differences(journal.lives(), simulator.books()))
                    .isEmpty();
        }
    }

    private static Tills tills(RunningStack stack, StackPlan plan) {
        return new Tills(
                stack.kafka().bootstrapServers(),
                stack.process(Service.PAYMENT_INITIATOR).baseUrl(),
                stack.tokens().token("till", "*"),
                plan.stores());
    }
}
