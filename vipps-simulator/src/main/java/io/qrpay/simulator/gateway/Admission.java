package io.qrpay.simulator.gateway;

import io.qrpay.simulator.answer.Answer;

/** What the gateway decides about a request. */
sealed interface Admission {

    /** @param msn empty only where the vendor lets a partner leave it out */
    record Admitted(String clientId, String msn) implements Admission {}

    record Turned(Answer answer) implements Admission {}
}
