package io.qrpay.flow;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.local.process.RunningStack;
import io.qrpay.local.process.Service;
import io.qrpay.local.process.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;

/** Replaces the replicas of a deployment one after another, in the times that its manifests name. */
final class Rollout {
    /** Until whoever sends requests has learnt that a pod is going; the manifests count on no more than half of their wait. */
    private static final Duration NEWS_TRAVELS = Duration.ofSeconds(4);

    private static final Executor THREADS = Thread::startVirtualThread;

    private final RunningStack stack;
    private final Service service;
    private final Balancer balancer;
    private final Duration preStop;
    private final Duration grace;

    /** @param folder of the deployment, below {@code k8s/base} */
    Rollout(RunningStack stack, Service service, Balancer balancer, String folder) {
        this.stack = stack;
        this.service = service;
        this.balancer = balancer;
        this.preStop = Duration.ofSeconds(
                Long.parseLong(found(folder + "/deployment.yaml", "preStop:\\s+sleep: \\{ seconds: (\\d+) }")));
        this.grace = Duration.ofSeconds(
                Long.parseLong(found(folder + "/deployment.yaml", "terminationGracePeriodSeconds: (\\d+)")));
    }

    /** How long a service is told to wait for what is under way. */
    static String shutdownTimeout(String folder) {
        return found(folder + "/kustomization.yaml", "QUARKUS_SHUTDOWN_TIMEOUT=(\\w+)");
    }

    private static String found(String file, String pattern) {
        try {
            var text = Files.readString(Path.of("../k8s/base", file));
            var matcher = Pattern.compile(pattern).matcher(text);
            assertThat(matcher.find()).as("%s in %s", pattern, file).isTrue();
            return matcher.group(1);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts one more, which is sent to once it is ready. */
    CompletableFuture<ServiceProcess> add() {
        return CompletableFuture.supplyAsync(
                () -> {
                    var replica = stack.addReplica(service, Map.of());
                    balancer.add(replica.baseUrl());
                    return replica;
                },
                THREADS);
    }

    /** Done when the last of the old ones is gone and as many new ones are there. */
    CompletableFuture<Void> replace(List<ServiceProcess> old) {
        return CompletableFuture.runAsync(
                () -> old.stream()
                        .map(process -> {
                            add().join();
                            return CompletableFuture.runAsync(() -> end(process), THREADS);
                        })
                        .toList()
                        .forEach(CompletableFuture::join),
                THREADS);
    }

    /** As a pod is ended: the news travel while it goes on for its {@code preStop}, then it is told to stop. */
    private void end(ServiceProcess process) {
        CompletableFuture.delayedExecutor(NEWS_TRAVELS.toMillis(), MILLISECONDS, THREADS)
                .execute(() -> balancer.remove(process.baseUrl()));
        CompletableFuture.runAsync(
                        () -> stop(process),
                        CompletableFuture.delayedExecutor(preStop.toMillis(), MILLISECONDS, THREADS))
                .join();
    }

    private void stop(ServiceProcess process) {
        var left = grace.minus(preStop);
        var told = Instant.now();
        process.stop(left);
        assertThat(Duration.between(told, Instant.now()))
                .as("%s is gone before it is killed", process.name())
                .isLessThan(left);
    }
}
