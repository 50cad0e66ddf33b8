package io.qrpay.contracts.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.contracts.PaymentKey;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FactTest {
    private static final PaymentKey KEY = new PaymentKey("123456", "oslo1-20261121-0001");
    private static final Instant AT = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void shouldTravelUnderItsKeyAndName() {
        // When
        var event = webhook("5d1f").build().cloudEvent("/webhook-ingress");

        // Then
        assertThat(event.type()).isEqualTo("io.qrpay.payment.captured.v1");
        assertThat(event.source()).isEqualTo("/webhook-ingress");
        assertThat(event.subject()).isEqualTo("123456/oslo1-20261121-0001");
        assertThat(event.time()).isEqualTo(AT);
    }

    @Test
    void shouldHaveOneIdPerHappening() {
        // Given
        var facts = Stream.of(
                webhook("5d1f"),
                webhook("5d20"),
                fact(FactName.CAPTURED, FactSource.ANSWER).idempotencyKey("op-1"),
                fact(FactName.CAPTURED, FactSource.ANSWER).idempotencyKey("op-2"),
                fact(FactName.CAPTURE_WANTED, FactSource.TILL).commandId("cap-1"),
                fact(FactName.CAPTURE_WANTED, FactSource.TILL).commandId("cap-2"),
                deferred(1, AT),
                deferred(1, AT.plusSeconds(30)),
                deferred(2, AT));

        // When
        var ids = facts.map(fact -> fact.build().cloudEvent("/s").id()).toList();

        // Then
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void shouldKeepItsIdWhenToldAgain() {
        // When
        var id = webhook("5d1f").build().cloudEvent("/s").id();

        // Then
        assertThat(webhook("5d1f").build().cloudEvent("/s").id())
                .isEqualTo(id)
                .isEqualTo("123456/oslo1-20261121-0001#CAPTURED#WEBHOOK#5d1f");
    }

    private static FactBuilder webhook(String pspReference) {
        return fact(FactName.CAPTURED, FactSource.WEBHOOK)
                .pspReference(pspReference)
                .idempotencyKey("op-1");
    }

    private static FactBuilder deferred(int attempt, Instant notBefore) {
        return fact(FactName.OPERATION_DEFERRED, FactSource.QRPAY)
                .operationId("auto")
                .attempt(attempt)
                .notBefore(notBefore);
    }

    private static FactBuilder fact(FactName name, FactSource source) {
        return Fact.of(KEY, name, source, AT);
    }
}
