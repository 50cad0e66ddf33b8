package io.qrpay.flow;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.local.journal.PaymentJournal;
import io.qrpay.local.journal.Reconciliation;
import io.qrpay.local.kafka.LocalKafka;
import io.qrpay.local.kafka.TopicReader;
import io.qrpay.local.kafka.TopicWriter;
import io.qrpay.local.process.RunningStack;
import io.qrpay.local.process.Service;
import io.qrpay.local.process.StackPlan;
import io.qrpay.local.process.Store;
import io.qrpay.local.simulator.Crowd;
import io.qrpay.local.simulator.Simulator;
import io.qrpay.local.till.Tills;
import io.qrpay.local.tls.LocalCertificate;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * All that a service says leaves it over TLS: to Vipps, to the broker and to the database. The broker lets in who shows a
 * certificate and signs in, to do what the cluster's manifests allow and no more.
 */
class TlsFlowIT {
    private static final int PAYMENTS = 6;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String COMMANDS = "payment.command.v1";
    private static final String DEAD_COMMANDS = COMMANDS + ".payment-initiator.dlq";
    private static final String DEAD_FACTS = "payment.event.v1.webhook-ingress.dlq";
    private static final String DEAD_STATUSES = "payment.status.v1.capture-worker.dlq";

    @TempDir
    static Path folder;

    private static StackPlan plan;
    private static RunningStack stack;

    @BeforeAll
    static void start() {
        var shown = LocalCertificate.in(folder);
        plan = StackPlan.of(Path.of("").toAbsolutePath().getParent(), folder)
                .withStores(Store.several(2))
                .withServices(
                        Service.PAYMENT_INITIATOR, Service.WEBHOOK_INGRESS, Service.CAPTURE_WORKER, Service.QR_REGISTRY)
                .with(
                        Service.PAYMENT_INITIATOR,
                        "QRPAY_CONSOLE_KAFKA_USER_KEYSTORE",
                        shown.keyStore().toString())
                .with(
                        Service.PAYMENT_INITIATOR,
                        "QRPAY_CONSOLE_KAFKA_USER_KEYSTORE_PASSWORD",
                        LocalCertificate.PASSWORD)
                .with(Service.PAYMENT_INITIATOR, "QRPAY_CONSOLE_KAFKA_USER_SASL_JAAS", LocalKafka.signIn("redrive"))
                .withTls(shown);
        stack = RunningStack.start(plan, line -> System.out.println("flow-tests, TLS: " + line));
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void shouldTakePaymentsWhenVippsBrokerAndDatabaseAreSpokenToOverTls() {
        // Given
        try (var simulator =
                        new Simulator(stack.process(Service.VIPPS_SIMULATOR).baseUrl());
                var journal = PaymentJournal.open(stack.kafka().bootstrapServers());
                var tills = tills()) {
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

    private static Tills tills() {
        return new Tills(
                stack.kafka().bootstrapServers(),
                stack.process(Service.PAYMENT_INITIATOR).baseUrl(),
                stack.tokens().token("till", "*"),
                plan.stores());
    }

    @Test
    void shouldCountAllDeadLettersAndPutOneBackByTheKafkaUserOfThose() {
        try (var browser = Browser.open();
                var commands = TopicReader.fromStart(stack.kafka().bootstrapServers(), COMMANDS)) {
            // Given
            bury(DEAD_COMMANDS);
            bury(DEAD_FACTS);
            bury(DEAD_STATUSES);
            var page = browser.visitor(Browser.MONITOR, "en");
            Browser.signIn(page, console("/running"), "operator");
            assertThat(letters(page, DEAD_COMMANDS)).containsText("1");
            assertThat(letters(page, DEAD_FACTS)).containsText("1");
            assertThat(letters(page, DEAD_STATUSES)).containsText("1");

            // When
            page.navigate(console("/running/" + DEAD_COMMANDS).toString());
            page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Put 1 back"))
                    .click();

            // Then
            assertThat(page.getByRole(AriaRole.STATUS).filter(new Locator.FilterOptions().setHasText("1 to put back")))
                    .isVisible();
            var putBack = commands.until(received -> !received.isEmpty()).getFirst();
            assertThat(putBack.headers()).containsKey("redriven-by");
        }
    }

    private static URI console(String path) {
        return stack.process(Service.PAYMENT_INITIATOR).baseUrl().resolve("/console" + path);
    }

    private static Locator letters(Page page, String topic) {
        return page.locator("#letters tr")
                .filter(new Locator.FilterOptions().setHasText(topic))
                .locator("td.number");
    }

    /** Something that nobody could use. */
    private static void bury(String letters) {
        var source = letters.replaceFirst("\\.[a-z-]+\\.dlq$", "");
        try (var writer = new TopicWriter(stack.kafka().bootstrapServers())) {
            writer.write(
                    letters,
                    "store-1/nobody-knows-it",
                    Map.of("commandId", "of-nobody"),
                    Map.of("dead-letter-topic", source, "dead-letter-reason", "nobody could use it"));
        }
    }
}
