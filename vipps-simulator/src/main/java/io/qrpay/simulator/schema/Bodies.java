package io.qrpay.simulator.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.qrpay.simulator.answer.Answer;
import io.qrpay.simulator.answer.Detail;
import io.qrpay.simulator.answer.ErrorForm;
import io.qrpay.simulator.answer.Json;
import io.qrpay.simulator.behaviour.CurrentBehaviour;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;

/** Reads bodies: nothing is done with one that breaks its shape, and each wrong field is named. */
@ApplicationScoped
public class Bodies {

    private final CurrentBehaviour behaviour;

    Bodies(CurrentBehaviour behaviour) {
        this.behaviour = behaviour;
    }

    /** @param form how the API says no, at this path */
    public Answer read(ErrorForm form, String path, byte[] body, Shape shape, Function<JsonNode, Answer> act) {
        return Json.read(body)
                .map(tree -> check(form, path, tree, shape, act))
                .orElseGet(() -> form.invalid(path, List.of(new Detail("body", "is no JSON"))));
    }

    /** A field of a body that may be no JSON, at this JSON pointer; empty when it is not there. */
    public static String textOf(byte[] body, String pointer) {
        return Json.read(body).map(tree -> tree.at(pointer).asText("")).orElse("");
    }

    private Answer check(ErrorForm form, String path, JsonNode tree, Shape shape, Function<JsonNode, Answer> act) {
        var findings = new Findings(behaviour.now().rejectUnknownFields());
        shape.check("", tree, findings);
        return findings.isEmpty() ? act.apply(tree) : form.invalid(path, findings.details());
    }
}
