package io.qrpay.local.bench;

import io.qrpay.local.process.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What programs weigh on disk, and processes in memory as Linux counts it. */
final class Weight {
    private static final double BYTES_A_MB = 1e6;
    private static final double KIB_A_MIB = 1024;

    private Weight() {}

    /** MB of one file. */
    static double ofFile(Path file) {
        return size(file) / BYTES_A_MB;
    }

    /** MB of all files in it. */
    static double ofFolder(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(Weight::size).sum() / BYTES_A_MB;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** MiB in memory now. */
    static double resident(ServiceProcess process) {
        return kib(process, "VmRSS:") / KIB_A_MIB;
    }

    /** MiB in memory, the most since its start. */
    static double mostResident(ServiceProcess process) {
        return kib(process, "VmHWM:") / KIB_A_MIB;
    }

    private static long kib(ServiceProcess process, String name) {
        try (var lines = Files.lines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(name.length()).replace("kB", "").strip())
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new IllegalStateException("the memory of a process is told by /proc, on Linux only", e);
        }
    }
}
