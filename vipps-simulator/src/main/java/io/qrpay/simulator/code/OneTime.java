package io.qrpay.simulator.code;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.qrpay.simulator.answer.Answer;
import io.qrpay.simulator.answer.Json;
import io.qrpay.simulator.answer.QrError;
import io.qrpay.simulator.behaviour.CurrentBehaviour;
import io.qrpay.simulator.gateway.Call;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes a code of the landing page of a payment or agreement that waits for its customer. */
@ApplicationScoped
class OneTime {

    private static final ObjectWriter WRITER = Json.writerFor(Shown.class);
    private static final double MILLIS_PER_SECOND = 1000;

    private final LandingPages landingPages;
    private final CurrentBehaviour behaviour;

    OneTime(LandingPages landingPages, CurrentBehaviour behaviour) {
        this.landingPages = landingPages;
        this.behaviour = behaviour;
    }

    Answer create(Call call, Picture picture, JsonNode body) {
        return landingPages
                .findByUrl(body.path("url").textValue().trim())
                .filter(page -> page.msn().equals(call.msn()))
                .map(page -> answer(call, picture, page))
                .orElseGet(() ->
                        QrError.notValid("The landing page is not of a payment or agreement of this sales unit."));
    }

    private Answer answer(Call call, Picture picture, LandingPage page) {
        return page.isShowable()
                ? Answer.json(200, Json.write(WRITER, new Shown(urlOf(call, picture, page), secondsLeft(page))))
                : QrError.of(400, "Order timeout", "The payment's time is over.");
    }

    private static String urlOf(Call call, Picture picture, LandingPage page) {
        return picture.form() == Picture.Form.TEXT
                ? page.contentAt(call.origin())
                : "%s/qr-image/v1?token=%s&%s".formatted(call.origin(), page.token(), picture.query());
    }

    private long secondsLeft(LandingPage page) {
        var ours = page.expiresAt() - System.currentTimeMillis();
        return (long) Math.ceil(Math.max(0, ours) * behaviour.now().timeFactor() / MILLIS_PER_SECOND);
    }

    record Shown(String url, long expiresIn) {}
}
