package io.qrpay.local.process;

import io.qrpay.local.FreePort;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How a service is started.
 *
 * @param name tells instances apart; the name of its log
 * @param program the packaged application: {@code quarkus-run.jar}, or a binary that needs no JVM
 * @param jvmOptions e.g. its heap; a binary is told that and the system properties
 * @param environment settings, over those of this JVM
 * @param port where it answers HTTP; the same after a restart
 * @param managementPort where it tells of its health and its metrics; the same after a restart
 * @param log where its output goes, added to what is there
 */
public record ServiceSpec(
        String name,
        Path program,
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
            String name, Path program, List<String> jvmOptions, Map<String, String> environment, int port, Path log) {
        this(name, program, jvmOptions, environment, port, FreePort.find(), log);
    }

    /** What the operating system is told to run. */
    List<String> command() {
        return program.toString().endsWith(".jar") ? onJvm() : asBinary();
    }

    private List<String> onJvm() {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return Stream.of(List.of(java), jvmOptions, List.of("-jar", program.toString()))
                .flatMap(List::stream)
                .toList();
    }

    private List<String> asBinary() {
        var understood = jvmOptions.stream().filter(option -> option.startsWith("-Xm") || option.startsWith("-D"));
        return Stream.concat(Stream.of(program.toString()), understood).toList();
    }

    /** The same with further settings, which win. */
    public ServiceSpec with(Map<String, String> further) {
        var merged = new HashMap<>(environment);
        merged.putAll(further);
        return new ServiceSpec(name, program, jvmOptions, merged, port, managementPort, log);
    }
}
