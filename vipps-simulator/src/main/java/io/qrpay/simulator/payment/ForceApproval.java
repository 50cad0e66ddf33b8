package io.qrpay.simulator.payment;

import com.fasterxml.jackson.databind.JsonNode;
import io.qrpay.simulator.answer.Answer;
import io.qrpay.simulator.answer.ErrorCode;
import io.qrpay.simulator.answer.Json;
import io.qrpay.simulator.answer.Problem;
import io.qrpay.simulator.deed.Deed;
import io.qrpay.simulator.gateway.Call;
import io.qrpay.simulator.schema.Findings;
import io.qrpay.simulator.schema.Shape;
import jakarta.enterprise.context.ApplicationScoped;

/** The test environment's approval without a phone: by the customer, or by the token of the redirectUrl. */
@ApplicationScoped
class ForceApproval {

    private static final Shape BODY = Shape.object()
            .optional(
                    "customer",
                    Shape.object()
                            .optional("phoneNumber", Shape.matching("^\\d{9,15}$"))
                            .optional("personalQr", Shape.text(5, 255))
                            .optional("customerToken", Shape.text()))
            .optional("token", Shape.text())
            .and((path, value, findings) -> {
                if (value.size() != 1) {
                    findings.add("customer", "is required, or else token");
                }
            });

    private final Payments payments;
    private final Approval approval;

    ForceApproval(Payments payments, Approval approval) {
        this.payments = payments;
        this.approval = approval;
    }

    Answer approve(Call call, String reference, byte[] body) {
        var tree = Json.read(body);
        if (tree.isEmpty()) {
            return Problem.invalid(call.path(), "body", "is no JSON");
        }
        var findings = new Findings(true);
        BODY.check("", tree.get(), findings);
        return findings.isEmpty()
                ? payments.find(call.msn(), reference)
                        .map(payment -> approve(call, payment, tree.get()))
                        .orElseGet(() -> Problem.refused(call.path(), ErrorCode.REFERENCE_NOT_FOUND))
                : Problem.invalid(call.path(), findings.details());
    }

    private Answer approve(Call call, Payment payment, JsonNode body) {
        if (payment.order().express()) {
            return Problem.refused(call.path(), ErrorCode.EXPRESS_INVALID);
        }
        if (body.has("token") && !body.get("token").textValue().equals(RedirectUrls.tokenOf(payment))) {
            return Problem.invalid(call.path(), "token", "is not that of the payment's redirectUrl");
        }
        return switch (approval.approve(payment, Deed.Who.PROGRAM)) {
            case CREATED -> Answer.empty(200);
            case AUTHORIZED -> Problem.refused(call.path(), ErrorCode.ALREADY_RESERVED);
            case ABORTED, EXPIRED, TERMINATED -> Problem.of(400, "Bad Request", "The payment is over.", call.path());
        };
    }
}
