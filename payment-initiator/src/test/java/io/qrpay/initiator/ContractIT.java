package io.qrpay.initiator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.qrpay.contracts.ContractExamples;
import io.qrpay.initiator.checkout.CheckoutReader;
import io.qrpay.initiator.checkout.CheckoutReading;
import io.qrpay.initiator.vipps.FakeVippsResource;
import io.qrpay.local.quarkus.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FakeVippsResource.class)
class ContractIT {
    private static final Set<String> NOT_YET = Set.of("sticker");

    @Inject
    ObjectMapper json;

    @Inject
    CheckoutReader checkouts;

    @Test
    void shouldReadEveryCheckoutOfTheContract() {
        assertThat(ContractExamples.of("1-checkout.requested.v1").all())
                .filteredOn(example -> !NOT_YET.contains(example.name()))
                .isNotEmpty()
                .allSatisfy(example ->
                        assertThat(checkouts.read(example.json())).isInstanceOf(CheckoutReading.Readable.class));
    }

    @Test
    void shouldSayOfWhatItDoesNotDoThatItIsNotSupportedYet() {
        assertThat(NOT_YET)
                .map(ContractExamples.of("1-checkout.requested.v1")::named)
                .allSatisfy(example -> assertThat(checkouts.read(example.json()))
                        .isInstanceOfSatisfying(
                                CheckoutReading.Unreadable.class,
                                refused -> assertThat(refused.detail()).endsWith("is not supported yet")));
    }

    @ParameterizedTest
    @CsvSource({
        "1-checkout.requested.v1, io.qrpay.contracts.checkout.CheckoutRequested",
        "4-payment.event.v1, io.qrpay.contracts.payment.Fact",
        "5-payment.status.v1, io.qrpay.contracts.payment.PaymentStatus"
    })
    void shouldPassEveryExampleOnUnchanged(String hop, Class<?> type) throws IOException {
        var contract = ContractExamples.of(hop);
        for (var example : contract.all()) {
            // When
            var written =
                    json.writerFor(type).writeValueAsBytes(json.readerFor(type).readValue(example.json()));

            // Then
            assertThat(json.readTree(written)).as(example.name()).isEqualTo(json.readTree(example.json()));
            assertThat(contract.violations(written)).as(example.name()).isEmpty();
        }
    }
}
