package io.qrpay.flow;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.qrpay.contracts.checkout.CheckoutRequested;
import io.qrpay.contracts.payment.Operation;
import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.local.kafka.TopicReader;
import io.qrpay.local.process.Service;
import io.qrpay.local.process.Store;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What became a dead letter is told about, and goes on once somebody put it back. */
class RedriveFlowIT {
    private static final String DEAD_CHECKOUTS = "checkout.requested.v1.payment-initiator.dlq";
    private static final String STATUSES = "payment.status.v1";
    private static final String DEAD_STATUSES = STATUSES + ".capture-worker.dlq";
    private static final Duration READY = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Chain chain = Chain.get();

    @AfterEach
    void calm() {
        chain.calm();
    }

    @Test
    void shouldMakeThePaymentsOfAForgottenStoreUnlessTheirCustomersHaveGone() {
        // Given
        chain.everybodyApproves();
        var store = new Store("forgotten-1", chain.store().msn());
        var patient = checkout(store, Duration.ofMinutes(10));
        var impatient = checkout(store, Duration.ofSeconds(1));
        chain.send(patient);
        chain.send(impatient);
        await().atMost(Chain.PATIENCE).until(() -> waiting(Service.PAYMENT_INITIATOR, DEAD_CHECKOUTS) == 2);
        assertThat(wellness(Service.PAYMENT_INITIATOR)).isEqualTo("DOWN");

        // When
        remember(store);
        var said = redrive(DEAD_CHECKOUTS, "--by", "ada");

        // Then
        assertThat(said).last().isEqualTo("Done by ada: 2 put back, 0 left waiting, 0 with nothing to put back");
        var paid = chain.until(key(patient), PaymentState.CAPTURED);
        var refused = chain.until(key(impatient), PaymentState.REFUSED);
        assertThat(refused.failure().code()).isEqualTo("STALE");
        await().atMost(Chain.PATIENCE).until(() -> waiting(Service.PAYMENT_INITIATOR, DEAD_CHECKOUTS) == 0);
        assertThat(wellness(Service.PAYMENT_INITIATOR)).isEqualTo("UP");
        chain.assertAgrees(List.of(paid, refused));
    }

    private CheckoutRequested checkout(Store store, Duration validFor) {
        var here = chain.checkoutIn(store);
        return new CheckoutRequested(
                here.storeId(),
                here.posId(),
                here.reference(),
                here.amount(),
                here.description(),
                here.requestedAt(),
                validFor,
                here.captureMode(),
                here.qr(),
                here.customer(),
                here.receipt(),
                here.supersedes());
    }

    private String key(CheckoutRequested checkout) {
        return chain.store().msn() + "/" + checkout.reference();
    }

    /** As an operator does: in the file, which the services read again by themselves. */
    private void remember(Store store) {
        var stores = addToFile(store);
        await().atMost(Chain.PATIENCE)
                .until(() -> check(Service.PAYMENT_INITIATOR, "/q/health/ready", "sales units file")
                                .path("stores")
                                .asLong()
                        == stores);
    }

    /** How many there are now. */
    private static int addToFile(Store store) {
        try {
            var file = Path.of("target", "flow", "sales-units.json");
            var content = JSON.readTree(file.toFile());
            var stores = (ArrayNode) content.get("stores");
            stores.addObject()
                    .put("storeId", store.storeId())
                    .put("msn", store.msn())
                    .put("validFrom", "2020-01-01T00:00:00Z");
            Files.write(file, JSON.writeValueAsBytes(content));
            return stores.size();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void shouldTakeTheMoneyOnceOfAPaymentWhoseStatusTheWorkerCouldNotUse() {
        // Given
        var worker = chain.stack().process(Service.CAPTURE_WORKER);
        worker.stop();
        var checkout = chain.checkout();
        chain.send(checkout);
        chain.until(chain.paymentKey(checkout), PaymentState.AWAITING_CUSTOMER);
        chain.approve(chain.paymentKey(checkout));
        chain.until(chain.paymentKey(checkout), RedriveFlowIT::isToBeCaptured);
        buryStatusOf(chain.paymentKey(checkout));
        skipAllStatuses();
        worker.start().awaitReady(READY);
        await().atMost(Chain.PATIENCE).until(() -> waiting(Service.CAPTURE_WORKER, DEAD_STATUSES) == 1);

        // When
        var said = redrive(DEAD_STATUSES, "--by", "ada");

        // Then
        assertThat(said).anyMatch(line -> line.contains("put back its operation"));
        var captured = chain.until(chain.paymentKey(checkout), PaymentState.CAPTURED);
        assertThat(chain.books(chain.paymentKey(checkout)).effects().capture()).isOne();
        chain.assertAgrees(List.of(captured));
    }

    private static boolean isToBeCaptured(PaymentStatus status) {
        return status.operations().stream().anyMatch(operation -> operation.state() == Operation.State.PENDING);
    }

    private void buryStatusOf(String key) {
        try (var statuses = TopicReader.fromStart(broker(), STATUSES)) {
            var all = statuses.until(received -> received.stream()
                    .anyMatch(status -> key.equals(status.key())
                            && "1".equals(status.headers().get(PaymentStatus.PENDING_HEADER))));
            var latest = all.stream()
                    .filter(status -> key.equals(status.key()))
                    .toList()
                    .getLast();
            chain.write(
                    DEAD_STATUSES,
                    key,
                    latest.value(),
                    Map.of("dead-letter-topic", STATUSES, "dead-letter-reason", "kind of tomorrow"));
        }
    }

    /** As if the worker, which must not run now, had dealt with all of them. */
    private void skipAllStatuses() {
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker()))) {
            var group = "capture-worker.payment-status-v1";
            var partitions = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get(30, TimeUnit.SECONDS)
                    .keySet();
            var ends = admin
                    .listOffsets(partitions.stream().collect(toMap(one -> one, one -> OffsetSpec.latest())))
                    .all()
                    .get(30, TimeUnit.SECONDS)
                    .entrySet()
                    .stream()
                    .collect(toMap(
                            Map.Entry::getKey,
                            end -> new OffsetAndMetadata(end.getValue().offset())));
            admin.alterConsumerGroupOffsets(group, ends).all().get(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As {@code ./qrpay redrive} does; what it says, by line. */
    private List<String> redrive(String topic, String... options) {
        try {
            var module = Path.of("..", "dead-letters", "target");
            var command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    module.resolve("classes") + ":" + Files.readString(module.resolve("launcher.classpath")),
                    "io.qrpay.deadletters.redrive.Redrive",
                    topic,
                    "--bootstrap",
                    broker()));
            command.addAll(List.of(options));
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var said = process.inputReader().lines().toList();
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(String.join("\n", said)).isZero();
            return said;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private long waiting(Service service, String topic) {
        return check(service, "/q/health/well", "dead letters").path(topic).asLong(-1);
    }

    private String wellness(Service service) {
        return health(service, "/q/health/well").path("status").asText();
    }

    private JsonNode check(Service service, String path, String name) {
        for (var check : health(service, path).path("checks")) {
            if (check.path("name").asText().equals(name)) {
                return check.path("data");
            }
        }
        return JSON.missingNode();
    }

    private JsonNode health(Service service, String path) {
        var url = chain.stack().process(service).managementUrl().resolve(path);
        try {
            return JSON.readTree(
                    chain.answer(HttpRequest.newBuilder(url).build()).body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String broker() {
        return chain.stack().kafka().bootstrapServers();
    }
}
