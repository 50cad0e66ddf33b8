package io.qrpay.simulator.gateway;

import io.qrpay.simulator.answer.Answer;

/** What the gateway decides about a request. */
sealed interface Admission {

    record Admitted(String clientId) implements Admission {}

    record Turned(Answer answer) implements Admission {}
}
