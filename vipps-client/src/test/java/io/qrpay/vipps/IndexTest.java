package io.qrpay.vipps;

import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.vipps.epayment.EpaymentApi;
import io.qrpay.vipps.salesunit.SalesUnits;
import io.qrpay.vipps.webhook.WebhooksApi;
import java.io.IOException;
import org.jboss.jandex.IndexReader;
import org.junit.jupiter.api.Test;

class IndexTest {

    @Test
    void shouldNameEveryBeanForTheServicesThatUseTheJar() throws IOException {
        // Given
        try (var file = IndexTest.class.getResourceAsStream("/META-INF/jandex.idx")) {
            // When
            var index = new IndexReader(file).read();

            // Then
            assertThat(index.getAllKnownImplementors(EpaymentApi.class)).hasSize(1);
            assertThat(index.getAllKnownImplementors(WebhooksApi.class)).hasSize(1);
            assertThat(index.getAllKnownImplementors(SalesUnits.class)).hasSize(1);
        }
    }
}
