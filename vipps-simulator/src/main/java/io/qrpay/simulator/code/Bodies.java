package io.qrpay.simulator.code;

import com.fasterxml.jackson.databind.JsonNode;
import io.qrpay.simulator.answer.Answer;
import io.qrpay.simulator.answer.Json;
import io.qrpay.simulator.answer.QrError;
import io.qrpay.simulator.behaviour.CurrentBehaviour;
import io.qrpay.simulator.schema.Findings;
import io.qrpay.simulator.schema.Shape;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/** Reads bodies: nothing is done with one that breaks its shape, and each wrong field is named. */
@ApplicationScoped
class Bodies {

    private final CurrentBehaviour behaviour;

    Bodies(CurrentBehaviour behaviour) {
        this.behaviour = behaviour;
    }

    Answer read(byte[] body, Shape shape, Function<JsonNode, Answer> act) {
        return Json.read(body)
                .map(tree -> check(tree, shape, act))
                .orElseGet(() -> QrError.invalid("body", "is no JSON"));
    }

    /** A field of a body that may be no JSON; empty when it is not there. */
    static String textOf(byte[] body, String field) {
        return Json.read(body).map(tree -> tree.path(field).asText("")).orElse("");
    }

    private Answer check(JsonNode tree, Shape shape, Function<JsonNode, Answer> act) {
        var findings = new Findings(behaviour.now().rejectUnknownFields());
        shape.check("", tree, findings);
        return findings.isEmpty() ? act.apply(tree) : QrError.invalid(findings.details());
    }
}
