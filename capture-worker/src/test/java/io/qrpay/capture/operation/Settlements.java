package io.qrpay.capture.operation;

import static io.qrpay.capture.operation.Example.AMOUNT;
import static io.qrpay.capture.operation.Example.KEY;
import static io.qrpay.capture.operation.Example.NOON;
import static io.qrpay.capture.operation.Example.PAYMENT;
import static io.qrpay.capture.operation.Example.capture;
import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.contracts.Money;
import io.qrpay.contracts.payment.Aggregate;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.FactName;
import io.qrpay.contracts.payment.FactSource;
import java.util.List;
import java.util.Objects;

/** How the operations of {@link Example} are settled. */
final class Settlements {
    private Settlements() {}

    /** The capture was found in the event log, and the sums show it. */
    static void assertFoundCaptured(Settlement settlement) {
        assertThat(settlement)
                .isEqualTo(new Settlement.Found(
                        capture(),
                        List.of(Fact.of(PAYMENT, FactName.CAPTURED, FactSource.EVENT_LOG, NOON.plusMillis(350))
                                .amount(new Money(AMOUNT, "NOK"))
                                .idempotencyKey(KEY)
                                .pspReference("psp-CAPTURED")
                                .aggregate(new Aggregate(AMOUNT, AMOUNT, 0, 0))
                                .build())));
    }

    /** Nobody knows; to be brought again later. */
    static void assertDeferred(Settlement settlement, String code) {
        assertThat(settlement).isInstanceOfSatisfying(Settlement.Deferred.class, deferred -> {
            assertThat(deferred.fact().name()).isEqualTo(FactName.OPERATION_DEFERRED);
            assertThat(Objects.requireNonNull(deferred.fact().failure()).code()).isEqualTo(code);
            assertThat(deferred.fact().notBefore()).isAfter(NOON);
        });
    }
}
