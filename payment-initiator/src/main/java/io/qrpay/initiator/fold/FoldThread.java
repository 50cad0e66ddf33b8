package io.qrpay.initiator.fold;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.tracing.PaymentTraces;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.vertx.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Runs the fold in a thread of its own while the service is up. */
@ApplicationScoped
class FoldThread {
    private static final Duration GOODBYE = Duration.ofSeconds(15);

    private final FoldConfig config;
    private final FoldLoop loop;
    private final Thread thread;

    FoldThread(
            FoldConfig config,
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            ObjectMapper mapper,
            Pool pool,
            @All List<FoldListener> listeners,
            MeterRegistry registry,
            PaymentTraces traces) {
        this.config = config;
        this.loop = new FoldLoop(
                config,
                () -> new FoldClients(broker, config, registry),
                mapper.readerFor(Fact.class),
                new ProjectionStore(pool, mapper.writerFor(PaymentStatus.class), config.databaseTimeout()),
                new FoldListeners(listeners),
                new FoldMetrics(registry),
                traces);
        this.thread = Thread.ofPlatform().name("fold").daemon().unstarted(loop);
    }

    void start(@Observes StartupEvent event) {
        if (config.enabled()) {
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
        if (thread.isAlive()) {
            thread.join(GOODBYE);
        }
    }

    /** Not wanted in this process. */
    boolean isOff() {
        return !config.enabled();
    }

    boolean isAlive() {
        return thread.isAlive();
    }

    FoldLoop loop() {
        return loop;
    }
}
