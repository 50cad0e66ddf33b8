package io.qrpay.simulator.payment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.qrpay.simulator.Client;
import io.qrpay.simulator.Store;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Holds every answer and webhook against the vendor's fields and types as they are listed in the resources. */
@QuarkusTest
class VendorAnswersIT {

    private static final List<String> AGGREGATE =
            List.of("authorizedAmount", "cancelledAmount", "capturedAmount", "refundedAmount");

    @TestHTTPResource
    URI simulator;

    private Client client;
    private String reference;

    @BeforeEach
    void logIn() {
        client = Client.of(simulator.getPort(), "150001");
        reference = Client.newReference();
    }

    @AfterEach
    void reset() {
        client.send("DELETE", "/simulator?everything=true", null);
    }

    @Test
    void shouldHaveVendorsFieldsWhenPaymentGoesItsWay() throws IOException {
        // Given
        var order = Client.order(reference, 4900).replace("\"userFlow\"", """
                "profile":{"scope":"name"},"metadata":{"till":"7"},"userFlow\"""");

        // When
        var created = client.create("create", order);
        var waiting = client.get(reference);
        client.approve(reference);
        var captured = client.capture(reference, "capture", 4000);
        var refunded = client.refund(reference, "refund", 1000);
        var cancelled = client.cancel(reference, "");
        var shown = client.get(reference);
        var events = client.events(reference);

        // Then
        check("created", created.json());
        check("payment", waiting.json());
        check("payment", shown.json());
        check("modification", captured.json());
        check("modification", refunded.json());
        check("modification", cancelled.json());
        assertThat(events.json()).hasSize(5).allSatisfy(event -> check("event", event));
    }

    @Test
    void shouldHaveVendorsFieldsWhenSomethingIsRefused() throws IOException {
        // Given
        client.create("create", Client.order(reference, 4900));

        // When
        var invalid = client.create("invalid", "{}");
        var refused = client.capture(reference, "capture", 4900);
        var unknown = client.get("nobody-knows-this");
        var stranger = client.with("Authorization", null).get(reference);

        // Then
        check("problem", invalid.json());
        check("problem", refused.json());
        check("problem", unknown.json());
        check("gateway", stranger.json());
    }

    @Test
    void shouldHaveVendorsFieldsWhenTokenIsGiven() throws IOException {
        // Given
        var keys = client.with("client_id", "id").with("client_secret", "secret");

        // When
        var token = keys.post("/accesstoken/get", "");

        // Then
        check("token", token.json());
    }

    @Test
    void shouldHaveVendorsFieldsWhenWebhooksAreSent() throws IOException {
        try (var store = Store.open()) {
            // Given
            var registered = client.post("/webhooks/v1/webhooks", """
                    {"url":"%s","events":["epayments.payment.created.v1","epayments.payment.authorized.v1",\
                    "epayments.payment.cancelled.v1","user.checked-in.v1"]}""".formatted(store.url("/hook")));
            client.create("create", Client.order(reference, 4900).replace("\"userFlow\"", """
                    "profile":{"scope":"name"},"userFlow\""""));
            client.approve(reference);
            client.cancel(reference, "");

            // When
            await().atMost(Duration.ofSeconds(30)).until(() -> store.received().size() == 3);
            client.post("/simulator/check-ins", "{\"msn\":\"150001\",\"merchantQrId\":\"kasse-1\"}");

            // Then
            check("registered", registered.json());
            assertThat(store.of(reference)).allSatisfy(one -> check("webhook", one.json()));
            check("checkIn", store.received().getLast().json());
        }
    }

    /** Every field that is there is one of the vendor's with its type, and every required one is there. */
    private static void check(String answer, JsonNode json) {
        var fields = fieldsOf(answer);
        var found = new TreeMap<String, JsonNode>();
        collect("", json, fields, found);
        assertThat(fields.keySet()).as(answer).containsAll(found.keySet());
        fields.forEach((path, field) -> check(answer, path, field, found.get(path)));
    }

    private static void check(String answer, String path, Field field, JsonNode value) {
        if (value == null) {
            assertThat(field.presence()).as("%s lacks %s", answer, path).isEqualTo("optional");
        } else {
            assertThat(isOfType(field.type(), value))
                    .as("%s: %s is %s: %s", answer, path, field.type(), value)
                    .isTrue();
        }
    }

    private static void collect(String prefix, JsonNode json, Map<String, Field> fields, Map<String, JsonNode> found) {
        json.properties().forEach(member -> {
            var path = prefix + member.getKey();
            found.put(path, member.getValue());
            if (fields.containsKey(path) && fields.get(path).type().equals("object")) {
                collect(path + ".", member.getValue(), fields, found);
            }
        });
    }

    private static boolean isOfType(String type, JsonNode value) {
        return switch (type) {
            case "string" -> value.isTextual() && !value.asText().isEmpty();
            case "digits" -> value.isTextual() && value.asText().matches("\\d+");
            case "integer" -> value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            case "object" -> value.isObject();
            case "list" -> value.isArray();
            case "amount" -> isAmount(value);
            case "aggregate" ->
                namesOf(value).equals(AGGREGATE) && value.valueStream().allMatch(VendorAnswersIT::isAmount);
            default -> throw new AssertionError("unknown type in the list: " + type);
        };
    }

    private static boolean isAmount(JsonNode value) {
        return namesOf(value).equals(List.of("currency", "value"))
                && value.path("currency").asText().matches("[A-Z]{3}")
                && value.path("value").isIntegralNumber();
    }

    private static List<String> namesOf(JsonNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names.stream().sorted().toList();
    }

    private static Map<String, Field> fieldsOf(String answer) {
        try (var resource = VendorAnswersIT.class.getResourceAsStream("/vendor/answers.txt")) {
            var lines = new String(resource.readAllBytes(), UTF_8).lines().toList();
            var start = lines.indexOf("= " + answer);
            assertThat(start).as("the list of " + answer).isNotNegative();
            var fields = new TreeMap<String, Field>();
            lines.stream()
                    .skip(start + 1L)
                    .takeWhile(line -> !line.startsWith("="))
                    .map(line -> line.split("\\s+"))
                    .forEach(parts -> fields.put(parts[0], new Field(parts[1], parts[2])));
            return fields;
        } catch (IOException e) {
            throw new AssertionError("no list", e);
        }
    }

    private record Field(String type, String presence) {}
}
