package io.qrpay.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.qrpay.local.process.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Kubernetes is told while something is away: each change of mind is one, and nobody is restarted for it. */
class HealthFlowIT {
    private static final Duration OUTAGE = Duration.ofSeconds(25);
    private static final Duration READY = Duration.ofMinutes(2);
    private static final List<Service> SERVICES =
            List.of(Service.PAYMENT_INITIATOR, Service.WEBHOOK_INGRESS, Service.CAPTURE_WORKER);

    private final Chain chain = Chain.get();

    @AfterEach
    void calm() {
        chain.calm();
    }

    @Test
    void shouldSendWebhooksElsewhereWhileTheBrokerIsAway() {
        // When
        var told = during(
                () -> chain.stack().kafka().stop(), () -> chain.stack().kafka().resume());

        // Then
        assertThat(told)
                .containsEntry("payment-initiator ready", List.of(200))
                .containsEntry("webhook-ingress ready", List.of(200, 503, 200))
                .containsEntry("capture-worker ready", List.of(200, 503, 200));
        assertNobodyIsRestarted(told);
    }

    @Test
    void shouldStayInServiceWhileTheDatabaseIsAway() {
        // When
        var told = during(
                () -> chain.stack().postgres().stop(),
                () -> chain.stack().postgres().resume());

        // Then
        assertAllStayReady(told);
        assertNobodyIsRestarted(told);
    }

    @Test
    void shouldStayInServiceWhileVippsIsAway() {
        // Given
        var vipps = chain.stack().process(Service.VIPPS_SIMULATOR);

        // When
        var told = during(vipps::freeze, vipps::thaw);

        // Then
        assertAllStayReady(told);
        assertNobodyIsRestarted(told);
    }

    private static void assertAllStayReady(Map<String, List<Integer>> told) {
        SERVICES.forEach(service -> assertThat(told).containsEntry(service.module() + " ready", List.of(200)));
    }

    private static void assertNobodyIsRestarted(Map<String, List<Integer>> told) {
        SERVICES.forEach(service -> assertThat(told).containsEntry(service.module() + " live", List.of(200)));
    }

    /** What each service said one after the other, without repeats, from before the outage until payments flow again. */
    private Map<String, List<Integer>> during(Runnable take, Runnable giveBack) {
        try (var watch = new Watch(chain)) {
            watch.untilSeen(2);
            take.run();
            try {
                chain.untilPast(Instant.now().plus(OUTAGE));
            } finally {
                giveBack.run();
            }
            SERVICES.forEach(service -> chain.stack().process(service).awaitReady(READY));
            chain.everybodyApproves();
            chain.untilFinal(chain.sell(5, 5));
            watch.untilSeen(4);
            return watch.told();
        }
    }

    /** Asks every service, more often than Kubernetes would. */
    private static final class Watch implements AutoCloseable {
        private static final Duration PAUSE = Duration.ofMillis(300);

        private final HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        private final Map<String, List<Integer>> told = new ConcurrentHashMap<>();
        private final Map<String, Integer> answers = new ConcurrentHashMap<>();
        private final ScheduledExecutorService rounds = Executors.newScheduledThreadPool(SERVICES.size());

        Watch(Chain chain) {
            SERVICES.forEach(service -> {
                var process = chain.stack().process(service);
                rounds.scheduleWithFixedDelay(
                        () -> ask(service.module(), process.managementUrl()),
                        0,
                        PAUSE.toMillis(),
                        TimeUnit.MILLISECONDS);
            });
        }

        private void ask(String service, URI at) {
            note(service + " ready", at.resolve("/q/health/ready"));
            note(service + " live", at.resolve("/q/health/live"));
        }

        private void note(String what, URI where) {
            var status = status(where);
            var all = told.computeIfAbsent(what, first -> new ArrayList<>());
            synchronized (all) {
                if (all.isEmpty() || all.getLast() != status) {
                    all.add(status);
                }
            }
            answers.merge(what, 1, Integer::sum);
        }

        /** 0 when there is no answer in the time that Kubernetes waits. */
        private int status(URI where) {
            try {
                var request = HttpRequest.newBuilder(where)
                        .timeout(Duration.ofSeconds(5))
                        .build();
                return http.send(request, BodyHandlers.discarding()).statusCode();
            } catch (IOException e) {
                return 0;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return 0;
            }
        }

        /** Waits for so many more answers to each question. */
        void untilSeen(int more) {
            var before = Map.copyOf(answers);
            await().atMost(READY)
                    .until(() -> answers.size() == 2 * SERVICES.size()
                            && answers.entrySet().stream()
                                    .allMatch(asked ->
                                            asked.getValue() >= before.getOrDefault(asked.getKey(), 0) + more));
        }

        Map<String, List<Integer>> told() {
            return new TreeMap<>(told);
        }

        @Override
        public void close() {
            rounds.shutdownNow();
        }
    }
}
