package io.qrpay.simulator.code;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.qrpay.simulator.answer.Answer;
import io.qrpay.simulator.answer.Json;
import io.qrpay.simulator.answer.QrError;
import io.qrpay.simulator.behaviour.CurrentBehaviour;
import io.qrpay.simulator.gateway.Call;
import io.qrpay.simulator.payment.Payment;
import io.qrpay.simulator.payment.RedirectUrls;
import io.qrpay.simulator.payment.UserFlow;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes a code of the landing page of a payment that waits for its customer. */
@ApplicationScoped
class OneTime {

    private static final ObjectWriter WRITER = Json.writerFor(Shown.class);
    private static final double MILLIS_PER_SECOND = 1000;

    private final RedirectUrls redirectUrls;
    private final CurrentBehaviour behaviour;

    OneTime(RedirectUrls redirectUrls, CurrentBehaviour behaviour) {
        this.redirectUrls = redirectUrls;
        this.behaviour = behaviour;
    }

    Answer create(Call call, Picture picture, JsonNode body) {
        var url = body.path("url").textValue().trim();
        return redirectUrls
                .findByUrl(url)
                .filter(payment -> payment.msn().equals(call.msn()) && payment.userFlow() == UserFlow.WEB_REDIRECT)
                .map(payment -> answer(call, picture, payment))
                .orElseGet(() -> QrError.notValid("The landing page is not of a payment of this sales unit."));
    }

    private Answer answer(Call call, Picture picture, Payment payment) {
        return payment.isShowable()
                ? Answer.json(200, Json.write(WRITER, new Shown(urlOf(call, picture, payment), secondsLeft(payment))))
                : QrError.of(400, "Order timeout", "The payment's time is over.");
    }

    private String urlOf(Call call, Picture picture, Payment payment) {
        return picture.form() == Picture.Form.TEXT
                ? redirectUrls.contentOf(payment, call.origin())
                : redirectUrls.imageOf(payment, call.origin()) + "&" + picture.query();
    }

    private long secondsLeft(Payment payment) {
        var ours = payment.expiresAt() - System.currentTimeMillis();
        return (long) Math.ceil(Math.max(0, ours) * behaviour.now().timeFactor() / MILLIS_PER_SECOND);
    }

    record Shown(String url, long expiresIn) {}
}
