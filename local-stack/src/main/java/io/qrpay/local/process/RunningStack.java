package io.qrpay.local.process;

import io.qrpay.local.FreePort;
import io.qrpay.local.issuer.AccessTokens;
import io.qrpay.local.kafka.LocalKafka;
import io.qrpay.local.postgres.Database;
import io.qrpay.local.postgres.LocalPostgres;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * All of qrpay on this machine: broker and database beside this JVM, the simulator and the services as processes of their
 * own, every one of which a test may take away. Whatever way this JVM ends, they end with it.
 */
public final class RunningStack implements AutoCloseable {
    private static final Duration READY_WAIT = Duration.ofMinutes(2);

    private final Belongings belongings;
    private final Consumer<String> news;
    private final ServiceProcesses processes;
    private final Ground ground;
    private final ServiceSettings settings;
    private final AccessTokens tokens;

    /**
     * Starts everything; all of it is ready when this returns.
     *
     * @param news is told, line by line, how far it is
     * @throws IllegalStateException when a part does not start, with the reason; nothing is left running then
     */
    public static RunningStack start(StackPlan plan, Consumer<String> news) {
        var belongings = new Belongings();
        try {
            return new RunningStack(plan, news, belongings);
        } catch (RuntimeException e) {
            belongings.close();
            throw e;
        }
    }

    private RunningStack(StackPlan plan, Consumer<String> news, Belongings belongings) {
        this.belongings = belongings;
        this.news = news;
        var lifeline = belongings.keep(new Lifeline());
        processes = new ServiceProcesses(plan, lifeline);
        var encryption = new Encryption(plan.tls(), FreePort.find());
        var simulator = processes.start(
                Service.VIPPS_SIMULATOR, FreePort.find(), ServiceSettings.ofSimulator(plan, encryption));
        tokens = AccessTokens.of(plan.project());
        ground = startGround(plan, lifeline);
        belongings.keep(processes); // the latest: services stop before what they stand on
        int ingressPort = FreePort.find();
        settings = new ServiceSettings(
                plan, ground, encryption, simulator.baseUrl(), URI.create("http://localhost:" + ingressPort));
        plan.services().stream().sorted().forEach(service -> start(service, portOf(service, ingressPort), Map.of()));
        processes.all().forEach(this::awaitReady);
        if (plan.services().contains(Service.WEBHOOK_INGRESS)) {
            new Registered(process(Service.WEBHOOK_INGRESS)).await(READY_WAIT);
        }
    }

    private Ground startGround(StackPlan plan, Lifeline lifeline) {
        var started = Ground.start(plan, tokens, belongings, lifeline);
        news.accept("Kafka broker at " + started.kafka().bootstrapServers() + ", "
                + started.topics().size() + " topics made");
        news.accept("PostgreSQL at " + started.database().reactiveUrl());
        return started;
    }

    /** The vendor is told where the ingress is. */
    private static int portOf(Service service, int ingressPort) {
        return service == Service.WEBHOOK_INGRESS ? ingressPort : FreePort.find();
    }

    private ServiceProcess start(Service service, int port, Map<String, String> further) {
        var all = new HashMap<>(settings.of(service));
        all.putAll(further);
        return processes.start(service, port, all);
    }

    private void awaitReady(ServiceProcess process) {
        process.awaitReady(READY_WAIT);
        news.accept(process.name() + " ready at " + process.baseUrl());
    }

    /** Starts one more instance of a service and waits until it is ready; its name ends in {@code -2}, {@code -3} … */
    public ServiceProcess addReplica(Service service, Map<String, String> further) {
        var replica = start(service, FreePort.find(), further);
        awaitReady(replica);
        return replica;
    }

    /** The first instance of a service. */
    public ServiceProcess process(Service service) {
        return processes.named(service.module());
    }

    /** Every process, also those that do not run at the moment. */
    public List<ServiceProcess> processes() {
        return processes.all();
    }

    /** Access tokens that the services believe. */
    public AccessTokens tokens() {
        return tokens;
    }

    public LocalKafka kafka() {
        return ground.kafka();
    }

    public LocalPostgres postgres() {
        return ground.postgres();
    }

    /** The database that the services share. */
    public Database database() {
        return ground.database();
    }

    /** Stops everything. Returns when it is gone. */
    @Override
    public void close() {
        belongings.close();
    }
}
