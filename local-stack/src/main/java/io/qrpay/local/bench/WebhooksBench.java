package io.qrpay.local.bench;

import io.qrpay.local.Json;
import io.qrpay.local.process.RunningStack;
import io.qrpay.local.process.Service;
import io.qrpay.local.process.StackPlan;
import io.qrpay.local.process.Store;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** Signed webhooks at a fixed rate, from many connections and with a thousand secrets live. */
final class WebhooksBench {
    private static final int SALES_UNITS = 500;
    private static final int CONNECTIONS = 32;
    private static final int RATE = 1_000;
    private static final Duration REGISTERING = Duration.ofMinutes(3);
    private static final int ANSWER_WAIT_MILLIS = 15_000;

    private final StackPlan plan;
    private final BenchOptions options;
    private final Figures figures;

    WebhooksBench(StackPlan plan, BenchOptions options, Figures figures) {
        this.plan = plan;
        this.options = options;
        this.figures = figures;
    }

    void run() {
        try (var vendor = new WebhookVendor();
                var stack = RunningStack.start(planWith(vendor), line -> {})) {
            stack.process(Service.PAYMENT_INITIATOR).stop();
            stack.process(Service.CAPTURE_WORKER).stop();
            awaitRegistrations(vendor);
            Bench.say(
                    "\nWebhooks: %,d a second for %d s on %d connections, %d sales units registered, %d runs after %d s of warm-up"
                            .formatted(
                                    RATE,
                                    options.seconds(),
                                    CONNECTIONS,
                                    SALES_UNITS,
                                    options.runs(),
                                    options.warmUp()));
            deliver(vendor, 0, options.warmUp());
            for (int run = 1; run <= options.runs(); run++) {
                measure(vendor, stack, run);
            }
        }
    }

    private StackPlan planWith(WebhookVendor vendor) {
        return plan.with(
                        Service.WEBHOOK_INGRESS,
                        "QRPAY_SALES_UNITS_FILE",
                        salesUnits(vendor).toString())
                .with(Service.WEBHOOK_INGRESS, "QRPAY_INGRESS_REGISTRATION_CALLS_PER_SECOND", "1000");
    }

    private Path salesUnits(WebhookVendor vendor) {
        var stores = Store.several(SALES_UNITS);
        var content = Map.of(
                "credentials",
                List.of(Map.of(
                        "name", "bench",
                        "baseUrl", vendor.baseUrl().toString(),
                        "clientId", "bench",
                        "clientSecret", "bench",
                        "subscriptionKey", "bench")),
                "salesUnits",
                stores.stream()
                        .map(store -> Map.of("msn", store.msn(), "credentials", "bench"))
                        .toList(),
                "stores",
                List.of());
        try {
            return Files.write(plan.folder().resolve("webhook-sales-units.json"), Json.write(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitRegistrations(WebhookVendor vendor) {
        var deadline = System.nanoTime() + REGISTERING.toNanos();
        while (vendor.registered().size() < SALES_UNITS) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException(
                        "only " + vendor.registered().size() + " sales units were registered in time");
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private void measure(WebhookVendor vendor, RunningStack stack, int run) {
        var ingress = stack.process(Service.WEBHOOK_INGRESS);
        var cpu = new CpuMeter(List.of(ingress));
        var began = Instant.now();
        var times = deliver(vendor, run, options.seconds());
        var took = Duration.between(began, Instant.now()).toNanos() / 1e9;
        figures.note("webhooks/s, signed, published and answered 200", times.size() / took);
        figures.note("webhooks per CPU-second of webhook-ingress", times.size() / cpu.allSeconds());
        figures.note("webhook answer, p50 ms", at(times, 0.50));
        figures.note("webhook answer, p99 ms", at(times, 0.99));
    }

    private static double at(List<Duration> sorted, double share) {
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1).toNanos() / 1e6;
    }

    /** Times from the intended moment to the answer, sorted. */
    private static List<Duration> deliver(WebhookVendor vendor, int run, int seconds) {
        var began = Instant.now();
        try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            var connections = new ArrayList<Callable<List<Duration>>>();
            for (int i = 0; i < CONNECTIONS; i++) {
                var first = i;
                connections.add(() -> connection(vendor.registered(), run, first, RATE * seconds, began));
            }
            var all = new ArrayList<Duration>();
            for (var done : threads.invokeAll(connections)) {
                all.addAll(done.get());
            }
            return all.stream().sorted().toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while webhooks were sent", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("webhooks were not taken", e);
        }
    }

    private static List<Duration> connection(
            List<WebhookVendor.Registered> registered, int run, int first, int count, Instant began)
            throws IOException {
        var url = registered.getFirst().url();
        var times = new ArrayList<Duration>(count / CONNECTIONS + 1);
        try (var socket = new Socket(url.getHost(), url.getPort())) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(ANSWER_WAIT_MILLIS);
            var answers = new BufferedInputStream(socket.getInputStream());
            for (int number = first; number < count; number += CONNECTIONS) {
                var intended = began.plusNanos(number * 1_000_000_000L / RATE);
                parkUntil(intended);
                var registration = registered.get(number % registered.size());
                socket.getOutputStream().write(SignedWebhook.request(registration, run * 10_000_000L + number));
                expectOk(answers);
                times.add(Duration.between(intended, Instant.now()));
            }
        }
        return times;
    }

    private static void parkUntil(Instant time) {
        for (var left = Duration.between(Instant.now(), time);
                left.isPositive();
                left = Duration.between(Instant.now(), time)) {
            LockSupport.parkNanos(left.toNanos());
        }
    }

    /** Reads one answer without a body. */
    private static void expectOk(InputStream in) throws IOException {
        var head = new StringBuilder(128);
        while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the connection was closed after: " + head);
            }
            head.append((char) next);
        }
        if (!head.toString().startsWith("HTTP/1.1 200")
                || !head.toString().toLowerCase(java.util.Locale.ROOT).contains("content-length: 0")) {
            throw new IOException(
                    "answered " + head.toString().lines().findFirst().orElse("nothing"));
        }
    }
}
