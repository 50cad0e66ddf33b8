package io.qrpay.simulator.payment;

import com.fasterxml.jackson.databind.JsonNode;
import io.qrpay.simulator.answer.ErrorCode;
import io.qrpay.simulator.fault.Fault;
import io.qrpay.simulator.fault.FaultKind;
import io.qrpay.simulator.fault.Operation;
import io.qrpay.simulator.gateway.Call;
import java.util.Objects;
import java.util.Optional;

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

    /** How it is to fail, or empty when no fault wants that. */
    Optional<Modification.Failed> failure() {
        return call.struck()
                .find(FaultKind.FAILED_OPERATION)
                .map(fault -> new Modification.Failed(fault.status(ErrorCode.CAPTURE_FAILED.status()), codeOf(fault)));
    }

    private static String codeOf(Fault fault) {
        return Objects.requireNonNullElse(fault.errorCode(), ErrorCode.CAPTURE_FAILED.number());
    }

    /** The lock that it leaves on its payment, or empty when no fault wants one. */
    Optional<Lock> lock(long now) {
        return call.struck().find(FaultKind.LOCKED_PAYMENT).map(fault -> Lock.of(fault, now));
    }
}
