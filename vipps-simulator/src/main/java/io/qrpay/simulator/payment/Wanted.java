package io.qrpay.simulator.payment;

import com.fasterxml.jackson.databind.JsonNode;
import io.qrpay.simulator.fault.FaultKind;
import io.qrpay.simulator.fault.Operation;
import io.qrpay.simulator.gateway.Call;

/**
 * One request to capture, refund or cancel.
 *
 * @param key its idempotency key, empty when a cancel has none
 * @param fingerprint tells whether two requests with one key want the same
 */
record Wanted(Operation operation, String key, long fingerprint, JsonNode body, Call call) {

    static Wanted of(Operation operation, Call call, JsonNode body) {
        return new Wanted(operation, call.key(), Fingerprint.of(body), body, call);
    }

    Amount amount() {
        return Order.amountOf(body.get("modificationAmount"));
    }

    boolean cancelsTransactionOnly() {
        return body.path("cancelTransactionOnly").asBoolean(false);
    }

    /** Whether a fault wants it to be tried and fail; the status to answer is in that fault. */
    boolean isToFail() {
        return call.struck().has(FaultKind.FAILED_OPERATION);
    }

    int statusOfFailure() {
        return call.struck()
                .find(FaultKind.FAILED_OPERATION)
                .map(fault -> fault.status(400))
                .orElse(400);
    }
}
