package io.qrpay.registry.bulk;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.qrpay.problem.StrictJson;
import io.qrpay.problem.StrictJson.Sent;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Lines of NDJSON: each is what a single code is asked for with. */
record JsonForm(StrictJson json) implements LineForm {

    @Override
    public Sent read(String line) {
        return json.read(
                line.getBytes(StandardCharsets.UTF_8),
                sent -> sent,
                error -> new Sent(MissingNode.getInstance(), List.of(error)));
    }
}
