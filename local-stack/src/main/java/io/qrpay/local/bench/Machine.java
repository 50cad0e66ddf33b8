package io.qrpay.local.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the figures were taken on. */
final class Machine {
    private static final Path CPU = Path.of("/proc/cpuinfo");

    private Machine() {}

    static List<String> lines() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return List.of(
                "Machine: %d cores, %s, %s %s, load %.1f before"
                        .formatted(
                                system.getAvailableProcessors(),
                                model(),
                                system.getName(),
                                system.getVersion(),
                                system.getSystemLoadAverage()),
                "Java: " + System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
                versions());
    }

    private static String versions() {
        var versions = new Properties();
        try (var file = Objects.requireNonNull(Machine.class.getResourceAsStream("versions.properties"))) {
            versions.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Stream.of("Quarkus", "Kafka", "PostgreSQL")
                .map(name -> name + " " + versions.getProperty(name))
                .collect(Collectors.joining(", "));
    }

    private static String model() {
        try {
            return Files.exists(CPU)
                    ? Files.readAllLines(CPU).stream()
                            .filter(line -> line.startsWith("model name"))
                            .map(line -> line.substring(line.indexOf(':') + 2))
                            .findFirst()
                            .orElse("unknown processor")
                    : System.getProperty("os.arch");
        } catch (IOException e) {
            return "unknown processor";
        }
    }
}
