package io.qrpay.simulator.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.qrpay.simulator.answer.Answer;
import io.qrpay.simulator.answer.Detail;
import io.qrpay.simulator.answer.Json;
import io.qrpay.simulator.answer.Problem;
import io.qrpay.simulator.behaviour.CurrentBehaviour;
import io.qrpay.simulator.gateway.Call;
import io.qrpay.simulator.schema.Findings;
import io.qrpay.simulator.schema.Shape;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Registers a URL for events, within the vendor's limits. */
@ApplicationScoped
class Registering {

    private static final Shape BODY =
            Shape.object().required("url", Shape.text(1, 2500)).required("events", Shape.list(Shape.text(), 1));

    private final Registrations registrations;
    private final UrlRules urls;
    private final CurrentBehaviour behaviour;
    private final WebhookConfig config;

    Registering(Registrations registrations, UrlRules urls, CurrentBehaviour behaviour, WebhookConfig config) {
        this.registrations = registrations;
        this.urls = urls;
        this.behaviour = behaviour;
        this.config = config;
    }

    Answer register(Call call, byte[] body) {
        return Json.read(body)
                .map(tree -> register(call, tree))
                .orElseGet(() -> Problem.invalid(call.path(), "body", "is no JSON"));
    }

    private Answer register(Call call, JsonNode body) {
        var findings = new Findings(behaviour.now().rejectUnknownFields());
        BODY.check("", body, findings);
        if (!findings.isEmpty()) {
            return Problem.invalid(call.path(), findings.details());
        }
        return register(call, body.get("url").textValue(), eventsIn(body));
    }

    private synchronized Answer register(Call call, String url, List<String> events) {
        var owner = Registration.Owner.of(call.msn(), call.clientId());
        var wrong = new ArrayList<Detail>(0);
        urls.refusalOf(url).ifPresent(reason -> wrong.add(new Detail("url", reason)));
        checkEvents(owner, events, wrong);
        if (!wrong.isEmpty()) {
            return Problem.invalid(call.path(), wrong);
        }
        var registration = new Registration(
                UUID.randomUUID().toString(), owner, URI.create(url), events, registrations.newSecret());
        registrations.add(registration);
        return RegistrationAnswer.registered(registration);
    }

    private void checkEvents(Registration.Owner owner, List<String> events, List<Detail> wrong) {
        var unknown = EventTypes.unknownAmong(events);
        if (!unknown.isEmpty()) {
            wrong.add(new Detail("events", "Unsupported values: " + String.join(", ", unknown)));
        }
        events.stream()
                .filter(event -> isFull(owner, event))
                .forEach(event -> wrong.add(new Detail("events", "has its most registrations already: " + event)));
        if (registrations.count() >= config.registrations()) {
            wrong.add(new Detail("url", "the simulator keeps no more registrations"));
        }
    }

    private boolean isFull(Registration.Owner owner, String event) {
        return registrations.of(owner).stream().filter(one -> one.wants(event)).count() >= EventTypes.limitOf(event);
    }

    private static List<String> eventsIn(JsonNode body) {
        return body.get("events")
                .valueStream()
                .map(JsonNode::textValue)
                .distinct()
                .toList();
    }
}
