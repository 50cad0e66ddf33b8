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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FakeVippsResource.class)
class ContractIT {
    @Inject
    ObjectMapper json;

    @Inject
    CheckoutReader checkouts;

    @Test
    void shouldReadEveryCheckoutOfTheContract() {
        assertThat(ContractExamples.of("1-checkout.requested.v1").all())
                .isNotEmpty()
                .allSatisfy(example ->
                        assertThat(checkouts.read(example.json())).isInstanceOf(CheckoutReading.Readable.class));
    }

    @ParameterizedTest
    @CsvSource({
        "1-checkout.requested.v1, io.qrpay.contracts.checkout.CheckoutRequested",
        "4-payment.event.v1, io.qrpay.contracts.payment.Fact",
        "5-payment.status.v1, io.qrpay.contracts.payment.PaymentStatus",
        "8-customer.checked-in.v1, io.qrpay.contracts.customer.CustomerCheckedIn"
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
