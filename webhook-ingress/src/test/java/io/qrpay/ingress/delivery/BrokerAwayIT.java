package io.qrpay.ingress.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.FactName;
import io.qrpay.ingress.Deliveries;
import io.qrpay.ingress.Vendor;
import io.qrpay.ingress.VendorResource;
import io.qrpay.ingress.Webhook;
import io.qrpay.local.kafka.TopicReader;
import io.qrpay.local.quarkus.LocalStack;
import io.qrpay.local.quarkus.LocalStackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(VendorResource.class)
@Timeout(value = 240, unit = TimeUnit.SECONDS)
class BrokerAwayIT {
    private static final String MSN = VendorResource.MSNS.getFirst();
    private static final Duration VENDORS_PATIENCE = Duration.ofSeconds(10);

    @TestHTTPResource
    URI service;

    Vendor vendor;

    @Test
    void shouldAnswer503InTimeWhenTheBrokerIsAwayAnd200OnlyWhenItIsBack() {
        // Given
        var deliveries = new Deliveries(service);
        await().atMost(Duration.ofSeconds(60)).until(deliveries::areExpected);
        var lost = "it-" + UUID.randomUUID();
        var found = "it-" + UUID.randomUUID();
        assertThat(deliveries.deliver(captured(found))).isEqualTo(200);

        // When
        LocalStack.broker().stop();
        var began = System.nanoTime();
        var away = deliveries.deliver(captured(lost));
        var took = Duration.ofNanos(System.nanoTime() - began);
        await().atMost(Duration.ofSeconds(30)).until(() -> deliveries.status("/q/health/ready") == 503);
        LocalStack.broker().resume();
        await().atMost(Duration.ofSeconds(90)).until(() -> deliveries.status("/q/health/ready") == 200);
        var back = deliveries.deliver(captured(found));

        // Then
        assertThat(away).isEqualTo(503);
        assertThat(took).isLessThan(VENDORS_PATIENCE);
        assertThat(back).isEqualTo(200);
        try (var facts =
                TopicReader.fromStart(LocalStack.broker().bootstrapServers(), "payment.event.v1", Fact.class)) {
            facts.until(all -> all.stream()
                            .filter(r -> (MSN + "/" + found).equals(r.key()))
                            .count()
                    == 2);
        }
    }

    private Webhook captured(String reference) {
        var registration = vendor.registration(MSN, "epayments.payment.captured.v1");
        return Webhook.of(registration, Webhook.event(MSN, reference, FactName.CAPTURED));
    }
}
