package io.qrpay.simulator.legacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.qrpay.simulator.answer.Answer;
import io.qrpay.simulator.answer.Json;
import io.qrpay.simulator.answer.RecurringError;
import io.qrpay.simulator.behaviour.CurrentBehaviour;
import io.qrpay.simulator.gateway.Call;
import io.qrpay.simulator.legacy.Name.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes and shows agreements. The same key and body make one; the same key with another body is refused. */
@ApplicationScoped
class Agreements {

    private static final int KEPT_KEYS = 20_000;
    private static final ObjectWriter DRAFTED = Json.writerFor(Drafted.class);
    private static final ObjectWriter SHOWN = Json.writerFor(Shown.class);

    private final Offers offers;
    private final CurrentBehaviour behaviour;
    private final Map<Key, Offer> byKey = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Offer> eldest) {
            return size() > KEPT_KEYS;
        }
    };

    Agreements(Offers offers, CurrentBehaviour behaviour) {
        this.offers = offers;
        this.behaviour = behaviour;
    }

    Answer draft(Call call, JsonNode body) {
        var offer = onceFor(call, body);
        return offer.terms().draft().equals(body)
                ? drafted(offer, call.origin())
                : RecurringError.of(409, "Conflict", "The key was used for another agreement.", call.path());
    }

    Answer show(Call call, String agreementId) {
        return offers.change(new Name(Kind.AGREEMENT, call.msn(), agreementId), Offer::looked)
                .map(change -> shown(change.after(), call.origin()))
                .orElseGet(() -> RecurringError.of(404, "Not Found", "There is no such agreement.", call.path()));
    }

    synchronized void clear() {
        byKey.clear();
    }

    private synchronized Offer onceFor(Call call, JsonNode body) {
        return byKey.computeIfAbsent(new Key(call.msn(), call.key()), key -> begin(call, body));
    }

    private Offer begin(Call call, JsonNode body) {
        var now = System.currentTimeMillis();
        var lifetime = behaviour.ourMillis(behaviour.now().paymentLifetime());
        var offer = Offer.of(
                new Name(Kind.AGREEMENT, call.msn(), Tokens.agreement()),
                Terms.ofAgreement(body),
                Tokens.landing(),
                Times.of(now, now + lifetime));
        offers.add(offer);
        return offer;
    }

    private static Answer drafted(Offer offer, String origin) {
        var told = new Drafted(offer.name().id(), uuidOf(offer), offer.landingPage(origin));
        return Answer.json(201, Json.write(DRAFTED, told));
    }

    private static Answer shown(Offer offer, String origin) {
        var draft = offer.terms().draft();
        var times = offer.times();
        var told = new Shown(
                offer.name().id(),
                uuidOf(offer),
                statusOf(offer),
                offer.text(),
                textOf(draft, "productDescription"),
                draft.path("pricing"),
                draft.path("interval").isMissingNode() ? null : draft.path("interval"),
                countryOf(offer),
                draft.path("merchantAgreementUrl").asText(""),
                draft.path("merchantRedirectUrl").asText(""),
                textOf(draft, "externalId"),
                Stamps.seconds(times.created()),
                Stamps.seconds(times.accepted()),
                Stamps.seconds(times.ended()),
                offer.isWaiting() ? offer.landingPage(origin) : null);
        return Answer.json(200, Json.write(SHOWN, told));
    }

    private static String statusOf(Offer offer) {
        return switch (offer.state()) {
            case WAITING -> "PENDING";
            case ACCEPTED -> "ACTIVE";
            case DECLINED, CANCELLED -> "STOPPED";
            case LAPSED -> "EXPIRED";
        };
    }

    private static String countryOf(Offer offer) {
        return switch (offer.currency()) {
            case "DKK" -> "DK";
            case "EUR" -> "FI";
            case "SEK" -> "SE";
            default -> "NO";
        };
    }

    private static String uuidOf(Offer offer) {
        return UUID.nameUUIDFromBytes(offer.name().id().getBytes(UTF_8)).toString();
    }

    private static @Nullable String textOf(JsonNode draft, String field) {
        return draft.path(field).textValue();
    }

    /** Keys of one sales unit are its own. */
    private record Key(String msn, String idempotencyKey) {}

    record Drafted(String agreementId, String uuid, String vippsConfirmationUrl) {}

    /** @param vippsConfirmationUrl only while a customer can say yes */
    record Shown(
            String id,
            String uuid,
            String status,
            String productName,
            @Nullable String productDescription,
            JsonNode pricing,
            @Nullable JsonNode interval,
            String countryCode,
            String merchantAgreementUrl,
            String merchantRedirectUrl,
            @Nullable String externalId,
            @Nullable String created,
            @Nullable String start,
            @Nullable String stop,
            @Nullable String vippsConfirmationUrl) {}
}
