package io.qrpay.local.process;

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
 * @param log where its output goes, added to what is there
 */
public record ServiceSpec(
        String name, Path jar, List<String> jvmOptions, Map<String, String> environment, int port, Path log) {
    public ServiceSpec {
        jvmOptions = List.copyOf(jvmOptions);
        environment = Map.copyOf(environment);
    }

    /** The same with further settings, which win. */
    public ServiceSpec with(Map<String, String> further) {
        var merged = new HashMap<>(environment);
        merged.putAll(further);
        return new ServiceSpec(name, jar, jvmOptions, merged, port, log);
    }
}
