package io.qrpay.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.qrpay.contracts.ContractExamples;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.local.quarkus.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The examples of this service's hops pass through the mapper that it uses, unchanged. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "false"))
@QuarkusTestResource(SimulatorResource.class)
class ContractsIT {
    @Inject
    ObjectMapper mapper;

    @Test
    void shouldReadEachStatus() throws IOException {
        assertUnchanged(ContractExamples.of("5-payment.status.v1"), PaymentStatus.class);
    }

    @Test
    void shouldWriteEachFact() throws IOException {
        assertUnchanged(ContractExamples.of("4-payment.event.v1"), Fact.class);
    }

    private void assertUnchanged(ContractExamples examples, Class<?> type) throws IOException {
        assertThat(examples.all()).hasSizeGreaterThan(15);
        for (var example : examples.all()) {
            var written = mapper.writeValueAsBytes(mapper.readValue(example.json(), type));
            assertThat(mapper.readTree(written)).as(example.name()).isEqualTo(mapper.readTree(example.json()));
            assertThat(examples.violations(written)).as(example.name()).isEmpty();
        }
    }
}
