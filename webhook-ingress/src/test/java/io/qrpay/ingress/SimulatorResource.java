package io.qrpay.ingress;

import io.qrpay.local.FreePort;
import io.qrpay.local.process.ServiceProcess;
import io.qrpay.local.process.ServiceSpec;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Puts the packaged simulator beside the service under test: each finds the other by its URL. */
public final class SimulatorResource implements QuarkusTestResourceLifecycleManager {
    static final String MSN = "123456";
    static final String URL = "test.simulator.url";

    private static final Path JAR = Path.of("../vipps-simulator/target/quarkus-app/quarkus-run.jar");
    private static final Path TARGET = Path.of("target").toAbsolutePath();

    private final ServiceProcess simulator = launch();

    private static ServiceProcess launch() {
        var port = FreePort.find();
        var log = TARGET.resolve("simulator-" + port + ".log");
        var spec = new ServiceSpec("vipps-simulator", JAR, List.of("-Xmx96m"), Map.of(), port, log);
        return ServiceProcess.alone(spec).start().awaitReady(Duration.ofMinutes(2));
    }

    @Override
    public Map<String, String> start() {
        var port = FreePort.find();
        return Map.of(
                URL,
                simulator.baseUrl().toString(),
                "quarkus.http.test-port",
                String.valueOf(port),
                "quarkus.management.test-port",
                String.valueOf(FreePort.find()),
                "qrpay.ingress.public-url",
                "http://localhost:" + port,
                "qrpay.ingress.secret-key",
                "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
                "qrpay.ingress.registration.compare-every",
                "1s",
                "qrpay.sales-units.file",
                salesUnits().toString());
    }

    private Path salesUnits() {
        var content = """
                {"credentials":[{"name":"test","baseUrl":"%s","clientId":"id","clientSecret":"secret","subscriptionKey":"key"}],
                 "salesUnits":[{"msn":"%s","credentials":"test"}], "stores":[]}
                """.formatted(simulator.baseUrl(), MSN);
        try {
            return Files.writeString(Files.createTempFile(TARGET, "sales-units-", ".json"), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        simulator.close();
    }
}
