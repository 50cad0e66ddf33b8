package io.qrpay.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.qrpay.contracts.payment.FactName;
import io.qrpay.contracts.payment.FactSource;
import io.qrpay.contracts.payment.Operation;
import io.qrpay.contracts.payment.OperationKey;
import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.contracts.qr.QrKind;
import io.qrpay.contracts.qr.QrState;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesTest {

    static Stream<Arguments> examples() {
        return Arrays.stream(Hop.values())
                .flatMap(hop -> hop.examples().all().stream().map(example -> Arguments.of(hop, example)));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldSatisfyItsSchema(Hop hop, ContractExamples.Example example) {
        assertThat(hop.examples().violations(example.json())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldBeTheSameAgainWhenReadAndWritten(Hop hop, ContractExamples.Example example) throws IOException {
        // When
        var record = Json.MAPPER.readValue(example.json(), hop.type);

        // Then
        assertThat(Json.MAPPER.writeValueAsString(record))
                .isEqualTo(Json.MAPPER.readTree(example.json()).toString());
    }

    @Test
    void shouldShowEachName() {
        assertThat(values(Hop.PAYMENT_EVENT, "name")).isEqualTo(namesOf(FactName.values()));
    }

    @Test
    void shouldShowEachSource() {
        assertThat(values(Hop.PAYMENT_EVENT, "source")).isEqualTo(namesOf(FactSource.values()));
    }

    @Test
    void shouldShowEachState() {
        assertThat(values(Hop.PAYMENT_STATUS, "state")).isEqualTo(namesOf(PaymentState.values()));
    }

    @Test
    void shouldShowEachKindAndStateOfAQr() {
        assertThat(values(Hop.QR_STATUS, "kind")).isEqualTo(namesOf(QrKind.values()));
        assertThat(values(Hop.QR_STATUS, "state")).isEqualTo(namesOf(QrState.values()));
    }

    @Test
    void shouldShowEachStateOfAnOperation() {
        // When
        var states = Hop.PAYMENT_STATUS.examples().all().stream()
                .map(ExamplesTest::status)
                .flatMap(status -> status.operations().stream())
                .map(operation -> operation.state().name())
                .collect(Collectors.toSet());

        // Then
        assertThat(states).isEqualTo(namesOf(Operation.State.values()));
    }

    @Test
    void shouldCarryTheKeyThatTheOperationHas() {
        // When
        var captured = tree(Hop.PAYMENT_EVENT.examples().named("captured-answer"));

        // Then
        var payment = new PaymentKey(
                captured.get("msn").asText(), captured.get("reference").asText());
        assertThat(captured.get("idempotencyKey").asText()).isEqualTo(OperationKey.of(payment, Operation.AUTO, 1));
    }

    private static Set<String> values(Hop hop, String member) {
        return hop.examples().all().stream()
                .map(example -> tree(example).get(member).asText())
                .collect(Collectors.toSet());
    }

    private static Set<String> namesOf(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).collect(Collectors.toSet());
    }

    private static PaymentStatus status(ContractExamples.Example example) {
        try {
            return Json.MAPPER.readValue(example.json(), PaymentStatus.class);
        } catch (IOException e) {
            throw new AssertionError(example.name(), e);
        }
    }

    private static JsonNode tree(ContractExamples.Example example) {
        try {
            return Json.MAPPER.readTree(example.json());
        } catch (IOException e) {
            throw new AssertionError(example.name(), e);
        }
    }
}
