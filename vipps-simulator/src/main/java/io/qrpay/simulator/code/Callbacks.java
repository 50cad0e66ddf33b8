package io.qrpay.simulator.code;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.qrpay.simulator.answer.Answer;
import io.qrpay.simulator.answer.Json;
import io.qrpay.simulator.gateway.Call;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes, shows and moves callback codes. */
@ApplicationScoped
class Callbacks {

    private static final ObjectWriter ONE = Json.writerFor(Shown.class);
    private static final ObjectWriter ALL = Json.writerFor(Shown[].class);

    private final Codes codes;
    private final ImageUrls imageUrls;

    Callbacks(Codes codes, ImageUrls imageUrls) {
        this.codes = codes;
        this.imageUrls = imageUrls;
    }

    Answer put(Call call, String id, JsonNode body) {
        return put(call, id, body, false);
    }

    /** Takes over a code that was printed for MobilePay: one sales unit may. */
    Answer putBeacon(Call call, String beaconId, JsonNode body) {
        if (!codes.hasRoomFor(nameOf(call, beaconId))) {
            return Redirects.full();
        }
        return codes.claimBeacon(beaconId, call.msn()) ? put(call, beaconId, body, true) : Redirects.conflict(beaconId);
    }

    Answer show(Call call, Picture picture, String id) {
        return codes.find(nameOf(call, id))
                .map(code -> Answer.json(200, Json.write(ONE, shown(call, picture, (Code.Callback) code))))
                .orElseGet(() -> Answer.empty(404));
    }

    Answer list(Call call, Picture picture) {
        var shown = codes.list(call.msn(), Kind.CALLBACK).stream()
                .map(code -> shown(call, picture, (Code.Callback) code))
                .toArray(Shown[]::new);
        return Answer.json(200, Json.write(ALL, shown));
    }

    Answer delete(Call call, String id) {
        return codes.write(nameOf(call, id), present -> null).metCode() ? Answer.empty(200) : Redirects.notFound();
    }

    private Answer put(Call call, String id, JsonNode body, boolean beacon) {
        var fresh = fresh(call, id, body, beacon);
        if (!codes.hasRoomFor(fresh.name())) {
            return Redirects.full();
        }
        codes.write(
                fresh.name(),
                present -> present == null
                        ? fresh
                        : ((Code.Callback) present).at(fresh.locationDescription(), fresh.category()));
        return Answer.empty(200);
    }

    private static Code.Callback fresh(Call call, String id, JsonNode body, boolean beacon) {
        return new Code.Callback(
                nameOf(call, id),
                Print.newAt(call.origin()),
                body.path("locationDescription").textValue(),
                categoryOf(body),
                beacon);
    }

    private static Code.Category categoryOf(JsonNode body) {
        return body.hasNonNull("category")
                ? Code.Category.valueOf(body.path("category").textValue())
                : Code.Category.IN_STORE;
    }

    private Shown shown(Call call, Picture picture, Code.Callback code) {
        return new Shown(
                code.name().msn(),
                code.name().id(),
                code.locationDescription(),
                imageUrls.of(code.print(), picture, call.origin()),
                code.print().content());
    }

    private static Name nameOf(Call call, String id) {
        return new Name(call.msn(), Kind.CALLBACK, id);
    }

    record Shown(
            String merchantSerialNumber,
            String merchantQrId,
            String locationDescription,
            String qrImageUrl,
            String qrContent) {}
}
