package io.qrpay.ingress.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.qrpay.contracts.ContractExamples;
import io.qrpay.contracts.customer.CustomerCheckedIn;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.FactSource;
import io.qrpay.ingress.VendorResource;
import io.qrpay.local.quarkus.LocalStackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What leaves this service is what the contracts say, written by the mapper that writes it in production. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(VendorResource.class)
class ContractIT {
    private static final ContractExamples FACTS = ContractExamples.of("4-payment.event.v1");
    private static final ContractExamples CHECK_INS = ContractExamples.of("8-customer.checked-in.v1");

    @Inject
    ObjectMapper mapper;

    @Inject
    WebhookReader reader;

    @Inject
    EventRecords records;

    static Stream<ContractExamples.Example> webhookFacts() throws IOException {
        var json = new ObjectMapper();
        return FACTS.all().stream().filter(example -> source(json, example).equals(FactSource.WEBHOOK.name()));
    }

    private static String source(ObjectMapper json, ContractExamples.Example example) {
        try {
            return json.readTree(example.json()).path("source").textValue();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stream<ContractExamples.Example> checkIns() {
        return CHECK_INS.all().stream();
    }

    @ParameterizedTest
    @MethodSource("webhookFacts")
    void shouldWriteTheExampleWhenTheVendorSendsWhatItSays(ContractExamples.Example example) throws IOException {
        // Given
        var fact = mapper.readValue(example.json(), Fact.class);

        // When
        var reading = reader.read(webhook(fact), Expected.PAYMENT, new Scope.SalesUnit(fact.msn()));
        var written = records.fact(((Reading.Payment) reading).fact());

        // Then
        assertThat(mapper.readTree(written.value())).isEqualTo(mapper.readTree(example.json()));
        assertThat(FACTS.violations(written.value())).isEmpty();
        assertThat(written.topic()).isEqualTo("payment.event.v1");
        assertThat(written.key()).isEqualTo(fact.msn() + "/" + fact.reference());
    }

    @ParameterizedTest
    @MethodSource("checkIns")
    void shouldWriteTheExampleWhenTheVendorTellsOfACheckIn(ContractExamples.Example example) throws IOException {
        // Given
        var checkIn = mapper.readValue(example.json(), CustomerCheckedIn.class);

        // When
        var reading = reader.read(example.json(), Expected.CHECK_IN, new Scope.SalesUnit(checkIn.msn()));
        var written = records.checkIn(((Reading.CheckIn) reading).checkIn());

        // Then
        assertThat(mapper.readTree(written.value())).isEqualTo(mapper.readTree(example.json()));
        assertThat(CHECK_INS.violations(written.value())).isEmpty();
        assertThat(written.topic()).isEqualTo("customer.checked-in.v1");
        assertThat(written.key()).isEqualTo(checkIn.msn() + "/" + checkIn.merchantQrId());
    }

    private byte[] webhook(Fact fact) throws JsonProcessingException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("msn", fact.msn());
        body.put("reference", fact.reference());
        body.put("pspReference", fact.pspReference());
        body.put("name", fact.name());
        body.put("amount", fact.amount());
        body.put("timestamp", fact.occurredAt().toString());
        body.put("success", fact.success());
        body.put("idempotencyKey", fact.idempotencyKey());
        body.put("captureGuaranteedUntil", fact.captureGuaranteedUntil());
        return mapper.writeValueAsBytes(body);
    }
}
