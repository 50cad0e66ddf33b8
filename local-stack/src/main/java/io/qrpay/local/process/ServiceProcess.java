package io.qrpay.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A service as the operating system sees it: started, asked to stop, killed, frozen, brought back at the same address. */
public final class ServiceProcess implements AutoCloseable {
    private static final Duration STOP_WAIT = Duration.ofSeconds(20);
    private static final Duration KILL_WAIT = Duration.ofSeconds(10);

    private final Lifeline lifeline;
    private ServiceSpec spec;
    private @Nullable Process process;

    ServiceProcess(ServiceSpec spec, Lifeline lifeline) {
        this.spec = spec;
        this.lifeline = lifeline;
    }

    /** One that belongs to no stack, not started yet; it ends with this JVM at the latest. */
    public static ServiceProcess alone(ServiceSpec spec) {
        return new ServiceProcess(spec, new Lifeline());
    }

    public String name() {
        return spec.name();
    }

    /** Where it answers HTTP, whether it runs or not. */
    public URI baseUrl() {
        return URI.create("http://localhost:" + spec.port());
    }

    /** Where it tells of its health and its metrics, whether it runs or not. */
    public URI managementUrl() {
        return URI.create("http://localhost:" + spec.managementPort());
    }

    /** All that it wrote since its first start. */
    public Path log() {
        return spec.log();
    }

    /**
     * Starts it and returns at once; {@link #awaitReady} tells when it is of use.
     *
     * @throws IllegalStateException when it runs already
     */
    public synchronized ServiceProcess start() {
        if (isAlive()) {
            throw new IllegalStateException(name() + " runs already");
        }
        try {
            var started = builder().start();
            lifeline.hold(started.toHandle());
            process = started;
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessBuilder builder() {
        var builder = new ProcessBuilder(spec.command())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()));
        builder.environment().putAll(addresses());
        builder.environment().putAll(spec.environment());
        return builder;
    }

    private Map<String, String> addresses() {
        return Map.of(
                "QUARKUS_HTTP_HOST",
                "localhost",
                "QUARKUS_HTTP_PORT",
                String.valueOf(spec.port()),
                "QUARKUS_MANAGEMENT_HOST",
                "localhost",
                "QUARKUS_MANAGEMENT_PORT",
                String.valueOf(spec.managementPort()));
    }

    /**
     * Waits until it says that it is ready.
     *
     * @throws IllegalStateException when it ends or takes longer; with the last lines of its log
     */
    public ServiceProcess awaitReady(Duration atMost) {
        new Readiness(this).await(atMost);
        return this;
    }

    public synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    /**
     * The id of the running process.
     *
     * @throws IllegalStateException when it does not run
     */
    public synchronized long pid() {
        return running().pid();
    }

    /** CPU time of the running process so far. */
    public synchronized Duration cpu() {
        return running().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private Process running() {
        if (process == null || !process.isAlive()) {
            throw new IllegalStateException(name() + " does not run");
        }
        return process;
    }

    /** The exit code of the process that ended last; null while it runs or before its first start. */
    synchronized @Nullable Integer exitCode() {
        return process == null || process.isAlive() ? null : Integer.valueOf(process.exitValue());
    }

    /** Ends it without a chance to say goodbye, as {@code kill -9}. Returns when it is gone. */
    public synchronized void kill() {
        if (process != null) {
            process.destroyForcibly();
            awaitEnd(process, KILL_WAIT);
        }
    }

    /** Asks it to stop, and kills it when it takes too long. Returns when it is gone. */
    public void stop() {
        stop(STOP_WAIT);
    }

    /** The same with another patience. */
    public synchronized void stop(Duration patience) {
        if (process != null) {
            process.destroy();
            if (!awaitEnd(process, patience)) {
                kill();
            }
        }
    }

    private static boolean awaitEnd(Process process, Duration atMost) {
        try {
            return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a process ended", e);
        }
    }

    /** Stops the clock for it: it does not run, does not answer and does not know. */
    public void freeze() {
        signal("STOP");
    }

    /** Lets a frozen one go on. */
    public void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            var sent = new ProcessBuilder("kill", "-" + name, String.valueOf(pid()))
                    .inheritIO()
                    .start();
            if (!awaitEnd(sent, KILL_WAIT) || sent.exitValue() != 0) {
                throw new IllegalStateException(name() + " did not take signal " + name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops it and starts it anew with further settings, which stay. */
    public synchronized ServiceProcess restartWith(Map<String, String> settings) {
        stop();
        spec = spec.with(settings);
        return start();
    }

    @Override
    public void close() {
        stop();
    }
}
