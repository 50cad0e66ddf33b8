package io.qrpay.simulator.webhook;

import com.fasterxml.jackson.databind.ObjectWriter;
import io.qrpay.simulator.answer.Answer;
import io.qrpay.simulator.answer.Json;
import java.util.List;

/** What the Webhooks API tells of registrations: the secret once, at the start. */
final class RegistrationAnswer {

    private static final ObjectWriter REGISTERED = Json.writerFor(Registered.class);
    private static final ObjectWriter ALL = Json.writerFor(All.class);

    private RegistrationAnswer() {}

    static Answer registered(Registration registration) {
        return Answer.json(201, Json.write(REGISTERED, new Registered(registration.id(), registration.secret())));
    }

    static Answer all(List<Registration> registrations) {
        var items = registrations.stream()
                .map(one -> new Item(one.id(), one.url().toString(), one.events()))
                .toList();
        return Answer.json(200, Json.write(ALL, new All(items)));
    }

    record Registered(String id, String secret) {}

    record All(List<Item> webhooks) {}

    record Item(String id, String url, List<String> events) {}
}
