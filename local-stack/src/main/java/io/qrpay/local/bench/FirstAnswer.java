package io.qrpay.local.bench;

import io.qrpay.local.process.ServiceProcess;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Starts a process and asks it over and over until it answers a request for the first time, whatever it says. */
final class FirstAnswer {
    private static final Duration PAUSE = Duration.ofMillis(1);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final byte[] QUESTION = "GET /q/health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);

    private FirstAnswer() {}

    /** From the start of the process to the first byte of its answer. */
    static Duration of(ServiceProcess stopped) {
        var began = System.nanoTime();
        stopped.start();
        while (!answers(stopped)) {
            if (System.nanoTime() - began > PATIENCE.toNanos()) {
                throw new IllegalStateException(stopped.name() + " does not answer; its log is " + stopped.log());
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private static boolean answers(ServiceProcess process) {
        var address = process.baseUrl();
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write(QUESTION);
            return socket.getInputStream().read() >= 0;
        } catch (IOException notYet) {
            return false;
        }
    }
}
