package io.qrpay.capture;

import io.qrpay.local.FreePort;
import io.qrpay.local.process.ServiceProcess;
import io.qrpay.local.process.ServiceSpec;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Puts the packaged simulator beside the worker under test, as its Vipps MobilePay. */
public final class SimulatorResource implements QuarkusTestResourceLifecycleManager {
    static final String URL = "test.simulator.url";
    private static final Path JAR = Path.of("../vipps-simulator/target/quarkus-app/quarkus-run.jar");
    private static final Path TARGET = Path.of("target").toAbsolutePath();

    private ServiceProcess simulator;

    @Override
    public Map<String, String> start() {
        simulator = launch();
        return Map.of(
                URL,
                simulator.baseUrl().toString(),
                "qrpay.sales-units.file",
                salesUnits(simulator.baseUrl()).toString());
    }

    @Override
    public void stop() {
        simulator.close();
    }

    /** A simulator of its own for whoever asks; ready to be used. */
    static ServiceProcess launch() {
        var port = FreePort.find();
        var settings = Map.of("QRPAY_SIMULATOR_IDEMPOTENCY", "aggregate");
        var log = TARGET.resolve("simulator-" + port + ".log");
        var spec = new ServiceSpec("vipps-simulator", JAR, List.of("-Xmx96m"), settings, port, log);
        return ServiceProcess.alone(spec).start().awaitReady(Duration.ofMinutes(2));
    }

    static Path salesUnits(URI vipps) {
        var content = """
                {"credentials":[{"name":"test","baseUrl":"%s","clientId":"id","clientSecret":"secret","subscriptionKey":"key"}],
                 "salesUnits":[{"msn":"%s","credentials":"test"}],
                 "stores":[{"storeId":"oslo-1","msn":"%s","validFrom":"2026-01-01T00:00:00Z"}]}
                """.formatted(vipps, SimulatedVipps.MSN, SimulatedVipps.MSN);
        try {
            return Files.writeString(Files.createTempFile(TARGET, "sales-units-", ".json"), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
