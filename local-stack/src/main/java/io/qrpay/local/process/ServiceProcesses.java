package io.qrpay.local.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The processes of one stack; they stop together. */
final class ServiceProcesses implements AutoCloseable {
    private final StackPlan plan;
    private final Lifeline lifeline;
    private final List<ServiceProcess> all = new ArrayList<>();
    private boolean closed;

    ServiceProcesses(StackPlan plan, Lifeline lifeline) {
        this.plan = plan;
        this.lifeline = lifeline;
    }

    /** Starts one more instance of the service; the first has the service's own name, the next {@code -2}. */
    synchronized ServiceProcess start(Service service, int port, Map<String, String> settings) {
        if (closed) {
            throw new IllegalStateException("closed before " + service.module() + " was started");
        }
        var process = new ServiceProcess(spec(service, port, settings), lifeline);
        all.add(process);
        return process.start();
    }

    private ServiceSpec spec(Service service, int port, Map<String, String> settings) {
        var name = nextName(service);
        var environment = new HashMap<>(settings);
        environment.put("HOSTNAME", name); // as in a cluster, no two instances have the same
        environment.putAll(plan.settingsOf(service));
        return new ServiceSpec(
                name,
                program(service),
                plan.options(),
                environment,
                port,
                plan.folder().resolve(name + ".log"));
    }

    private String nextName(Service service) {
        var instances = all.stream()
                .filter(process -> process.name().startsWith(service.module()))
                .count();
        return instances == 0 ? service.module() : service.module() + "-" + (instances + 1);
    }

    private Path program(Service service) {
        var program = service.program(plan.project(), plan.nativeBinaries());
        if (!Files.exists(program)) {
            throw new IllegalStateException(
                    service.module() + " is not packaged: " + maker(service) + " makes " + program);
        }
        return program;
    }

    private String maker(Service service) {
        return plan.nativeBinaries() ? "./qrpay native " + service.module() : "./mvnw package -DskipTests";
    }

    /** The instance of that name. */
    synchronized ServiceProcess named(String name) {
        return all.stream()
                .filter(process -> process.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no process " + name));
    }

    synchronized List<ServiceProcess> all() {
        return List.copyOf(all);
    }

    /** Kills them all: what they would still finish is thrown away with the broker and the database. */
    @Override
    public void close() {
        markClosed().forEach(ServiceProcess::kill);
    }

    private synchronized List<ServiceProcess> markClosed() {
        closed = true;
        return all();
    }
}
