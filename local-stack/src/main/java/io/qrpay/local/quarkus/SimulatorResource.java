package io.qrpay.local.quarkus;

import io.qrpay.local.FreePort;
import io.qrpay.local.process.SalesUnitsFile;
import io.qrpay.local.process.ServiceProcess;
import io.qrpay.local.process.ServiceSpec;
import io.qrpay.local.process.Store;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts the packaged simulator beside the service under test, as its Vipps MobilePay for as many stores as the argument
 * {@code stores} says, {@code store-1} first. The service's tests find it at the property {@value #URL}.
 */
public final class SimulatorResource implements QuarkusTestResourceLifecycleManager {
    public static final String URL = "test.simulator.url";
    private static final Path JAR = Path.of("../vipps-simulator/target/quarkus-app/quarkus-run.jar");
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Duration READY_WAIT = Duration.ofMinutes(2);

    private int stores = 2;
    private @Nullable ServiceProcess simulator;

    @Override
    public void init(Map<String, String> arguments) {
        stores = Integer.parseInt(arguments.getOrDefault("stores", "2"));
    }

    @Override
    public Map<String, String> start() {
        var started = launch();
        simulator = started;
        var salesUnits = SalesUnitsFile.write(TARGET, Store.several(stores), started.baseUrl());
        return Map.of(URL, started.baseUrl().toString(), "qrpay.sales-units.file", salesUnits.toString());
    }

    private static ServiceProcess launch() {
        var port = FreePort.find();
        var log = TARGET.resolve("simulator-" + port + ".log");
        var spec = new ServiceSpec("vipps-simulator", JAR, List.of("-Xmx96m"), Map.of(), port, log);
        return ServiceProcess.alone(spec).start().awaitReady(READY_WAIT);
    }

    @Override
    public void stop() {
        if (simulator != null) {
            simulator.close();
        }
    }
}
