package io.qrpay.simulator.code;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.qrpay.simulator.answer.Answer;
import io.qrpay.simulator.answer.Json;
import io.qrpay.simulator.answer.QrError;
import io.qrpay.simulator.behaviour.CurrentBehaviour;
import io.qrpay.simulator.gateway.Call;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Makes, shows and changes redirect codes. */
@ApplicationScoped
class Redirects {

    private static final ObjectWriter ONE = Json.writerFor(Shown.class);
    private static final ObjectWriter ALL = Json.writerFor(Shown[].class);
    private static final ObjectWriter CONFLICT = Json.writerFor(Conflict.class);

    private final Codes codes;
    private final ImageUrls imageUrls;
    private final CurrentBehaviour behaviour;

    Redirects(Codes codes, ImageUrls imageUrls, CurrentBehaviour behaviour) {
        this.codes = codes;
        this.imageUrls = imageUrls;
        this.behaviour = behaviour;
    }

    Answer create(Call call, Picture picture, JsonNode body) {
        var fresh = fresh(call, body);
        if (!codes.hasRoomFor(fresh.name())) {
            return full();
        }
        var change = codes.write(fresh.name(), present -> present == null ? fresh : present);
        return change.metCode() ? conflict(fresh.name().id()) : answer(call, picture, fresh);
    }

    Answer show(Call call, Picture picture, String id) {
        return codes.find(nameOf(call, id))
                .map(code -> answer(call, picture, (Code.Redirect) code))
                .orElseGet(Redirects::notFound);
    }

    Answer list(Call call, Picture picture) {
        var shown = codes.list(call.msn(), Kind.REDIRECT).stream()
                .map(code -> shown(call, picture, (Code.Redirect) code))
                .toArray(Shown[]::new);
        return Answer.json(200, Json.write(ALL, shown));
    }

    Answer change(Call call, Picture picture, String id, JsonNode body) {
        return codes.write(
                        nameOf(call, id),
                        present -> present == null ? null : ((Code.Redirect) present).to(targetOf(body)))
                .result()
                .map(code -> answer(call, picture, (Code.Redirect) code))
                .orElseGet(Redirects::notFound);
    }

    Answer delete(Call call, String id) {
        return codes.write(nameOf(call, id), present -> null).metCode() ? Answer.empty(200) : notFound();
    }

    static Answer conflict(String id) {
        return Answer.json(409, Json.write(CONFLICT, new Conflict(id)));
    }

    static Answer full() {
        return QrError.of(500, "Internal server error", "This simulator keeps no more codes.");
    }

    static Answer notFound() {
        return QrError.of(404, "Not found", "This sales unit has no such code.");
    }

    private Code.Redirect fresh(Call call, JsonNode body) {
        return new Code.Redirect(
                nameOf(call, body.path("id").textValue()),
                Print.newAt(call.origin()),
                targetOf(body),
                body.hasNonNull("ttl") ? lifeOf(body.path("ttl").longValue()) : Life.FOREVER);
    }

    private static String targetOf(JsonNode body) {
        return body.path("redirectUrl").textValue();
    }

    private Life lifeOf(long seconds) {
        var now = System.currentTimeMillis();
        return new Life(now, now + behaviour.ourMillis(Duration.ofSeconds(seconds)), seconds);
    }

    private Answer answer(Call call, Picture picture, Code.Redirect code) {
        return Answer.json(200, Json.write(ONE, shown(call, picture, code)));
    }

    private Shown shown(Call call, Picture picture, Code.Redirect code) {
        return new Shown(
                code.name().id(),
                imageUrls.of(code.print(), picture, call.origin()),
                code.redirectUrl(),
                code.life().secondsLeft(System.currentTimeMillis()));
    }

    private static Name nameOf(Call call, String id) {
        return new Name(call.msn(), Kind.REDIRECT, id);
    }

    record Shown(String id, String url, String redirectUrl, long expiresIn) {}

    record Conflict(String id) {}
}
