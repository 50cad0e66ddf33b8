package io.qrpay.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceSpecTest {
    private static final List<String> OPTIONS = List.of("-Xmx128m", "-XX:+UseSerialGC");

    @Test
    void shouldRunAJarOnThisJvmWithAllOptions() {
        // Given
        var spec = spec("/app/quarkus-run.jar");

        // When
        var command = spec.command();

        // Then
        assertThat(command.getFirst()).startsWith(System.getProperty("java.home"));
        assertThat(command.subList(1, command.size()))
                .containsExactly("-Xmx128m", "-XX:+UseSerialGC", "-jar", "/app/quarkus-run.jar");
    }

    @Test
    void shouldRunABinaryWithTheOptionsThatItUnderstands() {
        // Given
        var spec = spec("/app/capture-worker-runner");

        // When
        var command = spec.command();

        // Then
        assertThat(command).containsExactly("/app/capture-worker-runner", "-Xmx128m");
    }

    @Test
    void shouldRunTheServicesAsBinariesAndTheSimulatorOnTheJvm() {
        // Given
        var project = Path.of("/project");

        // When
        var worker = Service.CAPTURE_WORKER.program(project, true);
        var simulator = Service.VIPPS_SIMULATOR.program(project, true);

        // Then
        assertThat(worker).isEqualTo(project.resolve("capture-worker/target/capture-worker-runner"));
        assertThat(simulator).isEqualTo(project.resolve("vipps-simulator/target/quarkus-app/quarkus-run.jar"));
    }

    private static ServiceSpec spec(String program) {
        return new ServiceSpec("one", Path.of(program), OPTIONS, Map.of(), 8080, Path.of("one.log"));
    }
}
