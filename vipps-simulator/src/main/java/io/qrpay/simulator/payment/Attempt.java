package io.qrpay.simulator.payment;

import io.qrpay.simulator.fault.Operation;

/** The first request with an idempotency key and what came of it. */
record Attempt(Operation operation, String key, long fingerprint, Modification outcome) {

    boolean is(Operation otherOperation, String otherKey) {
        return operation == otherOperation && key.equals(otherKey);
    }
}
