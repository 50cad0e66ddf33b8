package io.qrpay.simulator.fault;

import java.util.List;
import java.util.Optional;

/** The faults that struck one request or one webhook. */
public record Struck(List<Fault> faults) {

    public static final Struck NOTHING = new Struck(List.of());

    public boolean has(FaultKind kind) {
        return find(kind).isPresent();
    }

    public Optional<Fault> find(FaultKind kind) {
        return faults.stream().filter(fault -> fault.kind() == kind).findFirst();
    }
}
