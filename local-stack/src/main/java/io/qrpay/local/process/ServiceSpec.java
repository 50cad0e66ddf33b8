package io.qrpay.local.process;

import io.qrpay.local.FreePort;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a service is started.
 *
 * @param name tells instances apart; the name of its log
 * @param jar the packaged application, {@code quarkus-run.jar}
 * @param jvmOptions e.g. its heap
 * @param environment settings, over those of this JVM
 * @param port where it answers HTTP; the same after a restart
 * @param managementPort where it tells of its health and its metrics; the same after a restart
 * @param log where its output goes, added to what is there
 */
public record ServiceSpec(
        String name,
        Path jar,
        List<String> jvmOptions,
        Map<String, String> environment,
        int port,
        int managementPort,
        Path log) {
    public ServiceSpec {
        jvmOptions = List.copyOf(jvmOptions);
        environment = Map.copyOf(environment);
    }

    /** One that tells of its health at some free port. */
    public ServiceSpec(
            String name, Path jar, List<String> jvmOptions, Map<String, String> environment, int port, Path log) {
        this(name, jar, jvmOptions, environment, port, FreePort.find(), log);
    }

    /** The same with further settings, which win. */
    public ServiceSpec with(Map<String, String> further) {
        var merged = new HashMap<>(environment);
        merged.putAll(further);
        return new ServiceSpec(name, jar, jvmOptions, merged, port, managementPort, log);
    }
}
