package io.qrpay.local.bench;

import io.qrpay.local.process.ServiceProcess;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The CPU time that processes use from now on, as the operating system counts it. */
final class CpuMeter {
    private final List<ServiceProcess> processes;
    private final Map<String, Duration> before = new LinkedHashMap<>();

    CpuMeter(List<ServiceProcess> processes) {
        this.processes = processes;
        processes.forEach(process -> before.put(process.name(), process.cpu()));
    }

    /** Seconds of CPU of all of them. */
    double allSeconds() {
        return seconds().values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Seconds of CPU by process. */
    Map<String, Double> seconds() {
        var used = new LinkedHashMap<String, Double>();
        processes.forEach(process -> used.put(process.name(), since(process).toNanos() / 1e9));
        return used;
    }

    private Duration since(ServiceProcess process) {
        return process.cpu().minus(before.getOrDefault(process.name(), Duration.ZERO));
    }
}
