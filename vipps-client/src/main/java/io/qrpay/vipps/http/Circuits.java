package io.qrpay.vipps.http;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;

/** A circuit per operation; the metric {@code qrpay.vipps.circuit.open} is 1 while one is open. */
@Singleton
public class Circuits {
    private final Map<Operation, Circuit> circuits = new EnumMap<>(Operation.class);

    Circuits(VippsHttpConfig config, MeterRegistry registry) {
        for (var operation : Operation.values()) {
            var circuit = new Circuit(operation, config.circuit());
            circuits.put(operation, circuit);
            Gauge.builder("qrpay.vipps.circuit.open", circuit, known -> known.isOpen() ? 1 : 0)
                    .description("1 while an operation is not tried because it keeps failing")
                    .tag("operation", operation.tag())
                    .register(registry);
        }
    }

    /** Whether an exchange would not be sent now. */
    public boolean isOpen(Operation operation) {
        return circuit(operation).isOpen();
    }

    Uni<Answer> through(Operation operation, Uni<Answer> exchange) {
        return circuit(operation).through(exchange);
    }

    private Circuit circuit(Operation operation) {
        var circuit = circuits.get(operation);
        if (circuit == null) {
            throw new IllegalArgumentException("no circuit for " + operation);
        }
        return circuit;
    }
}
