package io.qrpay.simulator.payment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qrpay.simulator.answer.Detail;
import io.qrpay.simulator.schema.Findings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the create request against the vendor's fields, types and limits as they are listed in the resources. */
class CreateRequestTest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @Test
    void shouldFindNothingWhenEveryFieldIsThere() {
        assertThat(wrongIn(full())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("fields")
    void shouldAcceptFieldWhenWithinLimits(Field field) {
        // Given
        for (var value : field.goodValues()) {
            // When
            var wrong = wrongIn(field.bodyWith(value));

            // Then
            assertThat(wrong).as("%s = %s", field.path(), value).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("fields")
    void shouldNameFieldWhenBeyondLimitsOrOfOtherType(Field field) {
        // Given
        for (var value : field.badValues()) {
            // When
            var wrong = wrongIn(field.bodyWith(value));

            // Then
            assertThat(wrong).as("%s = %s", field.path(), value).contains(field.path());
        }
    }

    @ParameterizedTest
    @MethodSource("fields")
    void shouldMissFieldOnlyWhenRequired(Field field) {
        // Given
        var body = field.bodyWithout();

        // When
        var wrong = wrongIn(body);

        // Then
        if (field.presence().equals("required")) {
            assertThat(wrong).contains(field.path());
        } else {
            assertThat(wrong).doesNotContain(field.path());
        }
    }

    @Test
    void shouldNameFieldOnlyWhenUnknownFieldsAreRejected() {
        // Given
        var body = full();
        ((ObjectNode) body.get("customer")).put("customerInteraction", "CUSTOMER_PRESENT");

        // When
        var strict = new Findings(true);
        CreateRequest.SHAPE.check("", body, strict);
        var lenient = new Findings(false);
        CreateRequest.SHAPE.check("", body, lenient);

        // Then
        assertThat(strict.details()).extracting(Detail::name).contains("customer.customerInteraction");
        assertThat(lenient.details()).extracting(Detail::name).doesNotContain("customer.customerInteraction");
    }

    @Test
    void shouldNameTaxRateWhenNeitherRateNorPercentageIsThere() {
        // Given
        var body = full();
        ((ObjectNode) body.at("/receipt/orderLines/0")).remove(List.of("taxRate", "taxPercentage"));

        // When
        var wrong = wrongIn(body);

        // Then
        assertThat(wrong).containsExactly("receipt.orderLines[0].taxRate");
    }

    @Test
    void shouldNameCustomerWhenIdentifiedTwice() {
        // Given
        var body = full();
        ((ObjectNode) body.get("customer")).put("customerToken", "token");

        // When
        var wrong = wrongIn(body);

        // Then
        assertThat(wrong).containsExactly("customer");
    }

    @Test
    void shouldNameExpiryWhenItIsNoDate() {
        // Given
        var body = full();
        body.put("expiresAt", "2027-13-45T10:00:00Z");

        // When
        var wrong = wrongIn(body);

        // Then
        assertThat(wrong).containsExactly("expiresAt");
    }

    private static List<String> wrongIn(JsonNode body) {
        var findings = new Findings(true);
        CreateRequest.SHAPE.check("", body, findings);
        return findings.details().stream().map(Detail::name).toList();
    }

    private static ObjectNode full() {
        try (var resource = CreateRequestTest.class.getResourceAsStream("/vendor/create-request.json")) {
            return (ObjectNode) new ObjectMapper().readTree(resource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Field> fields() throws IOException {
        try (var resource = CreateRequestTest.class.getResourceAsStream("/vendor/create-request.txt")) {
            var text = new String(resource.readAllBytes(), UTF_8);
            return text.lines().filter(line -> !line.startsWith("#")).map(Field::of).toList().stream();
        }
    }

    /** One line of the list. */
    record Field(String path, String type, String presence, boolean nullable, String limit) {

        static Field of(String line) {
            var parts = line.trim().split("\\s+", 5);
            return new Field(parts[0], parts[1], parts[2], parts[3].equals("null"), parts.length > 4 ? parts[4] : "");
        }

        List<JsonNode> goodValues() {
            var good = switch (type) {
                case "integer" -> numbers(least(), most());
                case "string" -> texts((int) least(), (int) Math.min(most(), 3000));
                case "values" -> allowed().map(JSON::textNode).map(JsonNode.class::cast);
                case "boolean" -> Stream.<JsonNode>of(JSON.booleanNode(true), JSON.booleanNode(false));
                case "time" ->
                    Stream.<JsonNode>of(
                            JSON.textNode("2027-01-02T10:00:00+01:00"), JSON.textNode("2027-01-02t10:00:00.1234567z"));
                default -> Stream.<JsonNode>empty();
            };
            return Stream.concat(good, nullable ? Stream.of(JSON.nullNode()) : Stream.empty())
                    .toList();
        }

        List<JsonNode> badValues() {
            var bad = switch (type) {
                case "integer" -> Stream.of(JSON.textNode("100"), JSON.numberNode(1.5), tooLittle(), tooMuch());
                case "string" -> Stream.of(JSON.numberNode(1), JSON.objectNode(), tooShort(), tooLong());
                case "values" -> Stream.of(JSON.textNode("OTHER-VALUE"), JSON.textNode(""), JSON.numberNode(1));
                case "boolean" -> Stream.of(JSON.textNode("true"), JSON.numberNode(1));
                case "time" -> Stream.of(JSON.textNode("tomorrow"), JSON.textNode("2027-01-02T10:00:00"));
                case "pattern" -> Stream.of(JSON.textNode("æ"), JSON.textNode(""), JSON.numberNode(12345678901L));
                case "list" -> Stream.of(JSON.objectNode(), JSON.textNode("x"), tooFew());
                default -> Stream.of(JSON.textNode("x"), JSON.arrayNode());
            };
            var unwanted = nullable ? Stream.<JsonNode>empty() : Stream.<JsonNode>of(JSON.nullNode());
            return Stream.concat(bad.map(JsonNode.class::cast), unwanted)
                    .filter(value -> !value.isMissingNode())
                    .toList();
        }

        JsonNode bodyWith(JsonNode value) {
            var body = full();
            var parent = body.at(parentPointer());
            if (parent instanceof ArrayNode array) {
                array.set(0, value);
            } else {
                var object = (ObjectNode) parent;
                if (presence.equals("alone")) {
                    object.removeAll();
                }
                object.set(name(), value);
            }
            return body;
        }

        JsonNode bodyWithout() {
            var body = full();
            if (body.at(parentPointer()) instanceof ObjectNode object) {
                object.remove(name());
            }
            return body;
        }

        private String parentPointer() {
            var pointer = pointer();
            return pointer.substring(0, pointer.lastIndexOf('/'));
        }

        private String name() {
            return path.substring(path.lastIndexOf('.') + 1);
        }

        private String pointer() {
            return "/" + path.replace("[", ".").replace("]", "").replace('.', '/');
        }

        private Stream<String> allowed() {
            return Stream.of(limit.split(" ")).map(value -> value.replace("%20", " "));
        }

        private long least() {
            return limit.contains("..") ? Long.parseLong(limit.substring(0, limit.indexOf('.'))) : 0;
        }

        private long most() {
            return limit.contains("..") && !limit.endsWith("..")
                    ? Long.parseLong(limit.substring(limit.lastIndexOf('.') + 1))
                    : Long.MAX_VALUE;
        }

        private JsonNode tooLittle() {
            return limit.contains("..") ? JSON.numberNode(least() - 1) : JSON.missingNode();
        }

        private JsonNode tooMuch() {
            return most() < Long.MAX_VALUE ? JSON.numberNode(most() + 1) : JSON.missingNode();
        }

        private JsonNode tooShort() {
            return least() > 0 ? JSON.textNode("1".repeat((int) least() - 1)) : JSON.missingNode();
        }

        private JsonNode tooLong() {
            return most() < Long.MAX_VALUE ? JSON.textNode("1".repeat((int) most() + 1)) : JSON.missingNode();
        }

        private JsonNode tooFew() {
            return limit.equals("1") ? JSON.arrayNode() : JSON.missingNode();
        }

        private static Stream<JsonNode> numbers(long... values) {
            return Stream.of(JSON.numberNode(values[0]), JSON.numberNode(values[1]));
        }

        private static Stream<JsonNode> texts(int shortest, int longest) {
            return Stream.of(JSON.textNode("x".repeat(shortest)), JSON.textNode("x".repeat(longest)));
        }
    }
}
