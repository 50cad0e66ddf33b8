package io.qrpay.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.qrpay.contracts.Money;
import io.qrpay.contracts.checkout.CheckoutRequested;
import io.qrpay.contracts.checkout.Customer;
import io.qrpay.contracts.checkout.Receipt;
import io.qrpay.contracts.payment.CaptureMode;
import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.local.Json;
import io.qrpay.local.journal.PaymentJournal;
import io.qrpay.local.journal.PaymentLife;
import io.qrpay.local.journal.Reconciliation;
import io.qrpay.local.kafka.TopicWriter;
import io.qrpay.local.process.RunningStack;
import io.qrpay.local.process.Service;
import io.qrpay.local.process.StackPlan;
import io.qrpay.local.process.Store;
import io.qrpay.local.simulator.Books;
import io.qrpay.local.simulator.Crowd;
import io.qrpay.local.simulator.Simulator;
import io.qrpay.local.till.Sale;
import io.qrpay.local.till.Tills;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A small chain of stores on the packaged services; started once and shared by all flow tests. */
final class Chain {
    static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int TIME_FACTOR = 20;
    private static final Chain ONE = new Chain();

    private final List<Store> stores = Store.several(3);
    private final Store closingStore = new Store("closing-1", "100091");
    private final RunningStack stack;
    private final Simulator simulator;
    private final PaymentJournal journal;
    private final String authorization;
    private final TopicWriter writer;
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger rounds = new AtomicInteger();

    private Chain() {
        stack = RunningStack.start(plan(), line -> System.out.println("flow-tests: " + line));
        simulator = new Simulator(stack.process(Service.VIPPS_SIMULATOR).baseUrl());
        journal = PaymentJournal.open(stack.kafka().bootstrapServers());
        authorization = "Bearer " + stack.tokens().token("operator", "*");
        writer = new TopicWriter(stack.kafka().bootstrapServers());
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "flow-tests-close"));
    }

    static Chain get() {
        return ONE;
    }

    private StackPlan plan() {
        return StackPlan.of(project(), folder())
                .withStores(everyStore())
                .withTimeFactor(TIME_FACTOR)
                .with(Service.PAYMENT_INITIATOR, "QRPAY_POLLING_FIRST_AFTER", "PT2S")
                .with(Service.PAYMENT_INITIATOR, "QRPAY_POLLING_REQUESTED_AFTER", "PT2S")
                .with(Service.WEBHOOK_INGRESS, "QRPAY_INGRESS_REGISTRATION_COMPARE_EVERY", "PT30S");
    }

    private static Path project() {
        return Path.of("").toAbsolutePath().getParent();
    }

    private static Path folder() {
        try {
            return Files.createDirectories(Path.of("target", "flow").toAbsolutePath());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    RunningStack stack() {
        return stack;
    }

    Simulator simulator() {
        return simulator;
    }

    /** Nobody sells here but the test of its day. */
    Store closingStore() {
        return closingStore;
    }

    private List<Store> everyStore() {
        return Stream.concat(stores.stream(), Stream.of(closingStore)).toList();
    }

    Store otherStore() {
        return stores.getLast();
    }

    Store store() {
        return stores.getFirst();
    }

    /** Nothing goes wrong any more and nobody is in the store. */
    void calm() {
        simulator.send("DELETE", "/simulator/faults", BodyPublishers.noBody());
        simulator.send("DELETE", "/simulator/crowd", BodyPublishers.noBody());
    }

    /** Everybody approves at once. */
    void everybodyApproves() {
        simulator.letIn(Crowd.eager());
    }

    void letGoWrong(Map<String, Object> fault) {
        simulator.send("POST", "/simulator/faults", BodyPublishers.ofByteArray(Json.write(fault)));
    }

    /** From now on each look into the payment's event log is counted: a latency of nothing at all is hit by it. */
    void countLooks(String paymentKey) {
        letGoWrong(
                Map.of("kind", "LATENCY", "operation", "EVENTS", "reference", reference(paymentKey), "delayMillis", 0));
    }

    /** How often somebody looked into the payment's event log. */
    int looks(String paymentKey) {
        var faults = Json.read(simulator.send("GET", "/simulator/faults", BodyPublishers.noBody()), Looked[].class);
        return Arrays.stream(faults)
                .filter(fault -> reference(paymentKey).equals(fault.reference()))
                .mapToInt(Looked::hits)
                .sum();
    }

    private record Looked(int hits, String reference) {}

    private static String reference(String paymentKey) {
        return paymentKey.substring(paymentKey.indexOf('/') + 1);
    }

    void approve(String paymentKey) {
        var reference = reference(paymentKey);
        var msn = paymentKey.substring(0, paymentKey.indexOf('/'));
        simulator.send("POST", "/simulator/payments/" + reference + "/approve?msn=" + msn, BodyPublishers.noBody());
    }

    /** A customer scans a printed code, as the app does; it finds the store as soon as the sales unit is registered. */
    void scan(String code) {
        var scan = Json.write(Map.of("msn", store().msn(), "merchantQrId", code));
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() ->
                        simulator.send("POST", "/simulator/check-ins", BodyPublishers.ofByteArray(scan)).length > 0);
    }

    void decline(String paymentKey) {
        var msn = paymentKey.substring(0, paymentKey.indexOf('/'));
        simulator.send(
                "POST",
                "/simulator/payments/" + reference(paymentKey) + "/decline?msn=" + msn,
                BodyPublishers.noBody());
    }

    /** The customer has said yes, and the money is reserved only after that time. */
    void beginToApprove(String paymentKey, Duration processing) {
        simulator.send(
                "POST",
                "/simulator/payments/" + reference(paymentKey) + "/approve?msn="
                        + paymentKey.substring(0, paymentKey.indexOf('/')) + "&processingMillis="
                        + processing.toMillis(),
                BodyPublishers.noBody());
    }

    /** Tries to, for the till may have been faster. */
    boolean tryToApprove(String paymentKey) {
        try {
            approve(paymentKey);
            return true;
        } catch (IllegalStateException refused) {
            return false;
        }
    }

    /** Asks for so many payments, every other one by Kafka; returns when the last is asked for. */
    List<Sale> sell(int payments, double perSecond) {
        try (var tills = tills()) {
            tills.sell(
                    "flow" + rounds.incrementAndGet() + "-"
                            + UUID.randomUUID().toString().substring(0, 8),
                    payments,
                    perSecond);
            await().atMost(PATIENCE).until(() -> tills.sales().stream().allMatch(this::isTaken));
            return tills.sales();
        }
    }

    private boolean isTaken(Sale sale) {
        return sale.trouble().isPresent() || journal.life(sale.paymentKey()).isPresent();
    }

    private Tills tills() {
        return new Tills(
                stack.kafka().bootstrapServers(), initiator(), stack.tokens().token("till", "*"), stores);
    }

    URI initiator() {
        return stack.process(Service.PAYMENT_INITIATOR).baseUrl();
    }

    CheckoutRequested checkout() {
        return checkout("flow-" + UUID.randomUUID(), 4_900, null);
    }

    CheckoutRequested checkout(String reference, long amount, Duration validFor) {
        return checkout(reference, amount, validFor, null, null);
    }

    /** Of 49 kroner, for this customer, with this receipt; null for none. */
    CheckoutRequested checkout(Customer customer, Receipt receipt) {
        return checkout("flow-" + UUID.randomUUID(), 4_900, null, customer, receipt);
    }

    CheckoutRequested checkoutIn(Store store) {
        var here = checkout();
        return new CheckoutRequested(
                store.storeId(),
                here.posId(),
                here.reference(),
                here.amount(),
                here.description(),
                here.requestedAt(),
                here.validFor(),
                here.captureMode(),
                here.qr(),
                here.customer(),
                here.receipt(),
                here.supersedes());
    }

    /** The till captures by command. */
    CheckoutRequested manualCheckout(long amount) {
        return checkout("flow-" + UUID.randomUUID(), amount, null, CaptureMode.MANUAL, null, null, null);
    }

    /** Takes the place of an earlier one. */
    CheckoutRequested checkoutInsteadOf(CheckoutRequested earlier) {
        return checkout("flow-" + UUID.randomUUID(), 4_900, null, null, null, null, earlier.reference());
    }

    private CheckoutRequested checkout(
            String reference, long amount, Duration validFor, Customer customer, Receipt receipt) {
        return checkout(reference, amount, validFor, null, customer, receipt, null);
    }

    private CheckoutRequested checkout(
            String reference,
            long amount,
            Duration validFor,
            CaptureMode captureMode,
            Customer customer,
            Receipt receipt,
            String supersedes) {
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return new CheckoutRequested(
                store().storeId(),
                "till-1",
                reference,
                new Money(amount, "NOK"),
                "Coffee and bun",
                now,
                validFor,
                captureMode,
                null,
                customer,
                receipt,
                supersedes);
    }

    String paymentKey(CheckoutRequested checkout) {
        var store = everyStore().stream()
                .filter(one -> one.storeId().equals(checkout.storeId()))
                .findFirst()
                .orElseThrow();
        return store.msn() + "/" + checkout.reference();
    }

    /** As a store system does by Kafka. */
    void send(CheckoutRequested checkout) {
        write("checkout.requested.v1", checkout.storeId() + "/" + checkout.reference(), checkout);
    }

    void write(String topic, String key, Object value) {
        writer.write(topic, key, value);
    }

    void write(String topic, String key, Object value, Map<String, String> headers) {
        writer.write(topic, key, value, headers);
    }

    /** As a till does by REST. */
    HttpResponse<String> post(CheckoutRequested checkout) {
        var request = request(initiator().resolve("/v1/stores/" + checkout.storeId() + "/payments"))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.write(checkout)))
                .build();
        return answer(request);
    }

    /** One that may be for everything in every store. */
    HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri).header("Authorization", authorization);
    }

    HttpResponse<String> answer(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    PaymentStatus until(String paymentKey, PaymentState state) {
        return until(paymentKey, status -> status.state() == state);
    }

    PaymentStatus until(String paymentKey, Predicate<PaymentStatus> wish) {
        await().atMost(PATIENCE)
                .failFast(() -> !journal.disorder().isEmpty())
                .until(() -> journal.life(paymentKey)
                        .map(PaymentLife::latest)
                        .filter(wish)
                        .isPresent());
        return journal.life(paymentKey).orElseThrow().latest();
    }

    /** Waits until a payment comes to this state from now on: the flow is in full swing. */
    void untilSome(PaymentState state) {
        var before = journal.states().getOrDefault(state, 0);
        await().atMost(PATIENCE).until(() -> journal.states().getOrDefault(state, 0) > before);
    }

    /** Waits for the clock. */
    void untilPast(Instant time) {
        await().atMost(PATIENCE).until(() -> Instant.now().isAfter(time));
    }

    boolean isInBooks(String paymentKey) {
        return simulator.books().payments().stream()
                .anyMatch(entry -> entry.paymentKey().equals(paymentKey));
    }

    URI simulatorUrl() {
        return stack.process(Service.VIPPS_SIMULATOR).baseUrl();
    }

    boolean hasStatus(String paymentKey) {
        return journal.life(paymentKey).isPresent();
    }

    /** Waits until each of the payments has come to its end. */
    List<PaymentStatus> untilFinal(Collection<Sale> sales) {
        assertThat(sales).allSatisfy(sale -> assertThat(sale.trouble()).isEmpty());
        return sales.stream()
                .map(sale -> until(sale.paymentKey(), PaymentStatus::isFinal))
                .toList();
    }

    /** Everything that happened at Vipps to a store's payments. */
    List<Books.Entry> booksOf(Store store) {
        return simulator.books().payments().stream()
                .filter(entry -> entry.msn().equals(store.msn()))
                .toList();
    }

    Books.Entry books(String paymentKey) {
        return simulator.books().payments().stream()
                .filter(entry -> entry.paymentKey().equals(paymentKey))
                .findFirst()
                .orElseThrow();
    }

    /** What was published of these is in order and is what happened at Vipps, to the øre. */
    void assertAgrees(Collection<PaymentStatus> statuses) {
        var keys = statuses.stream().map(PaymentStatus::paymentKey).toList();
        var lives = journal.lives().stream()
                .filter(life -> keys.contains(life.latest().paymentKey()))
                .toList();
        var books = simulator.books().payments().stream()
                .filter(entry -> keys.contains(entry.paymentKey()))
                .toList();
        assertThat(Reconciliation.differences(lives, new Books(books))).isEmpty();
        assertThat(journal.disorder()).isEmpty();
    }
}
