package io.qrpay.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.qrpay.contracts.checkout.CheckoutRequested;
import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.local.process.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Vipps is asked often where webhooks do not come, and hardly where they do. */
class PollingFlowIT {
    /** Shorter than a payment lives here. */
    private static final Duration WATCHED = Duration.ofSeconds(14);

    private final Chain chain = Chain.get();

    @AfterEach
    void calm() {
        chain.calm();
    }

    @Test
    void shouldPollEachTwoSecondsWhereWebhooksVanishAndSeldomWhereTheyCome() {
        // Given
        chain.letGoWrong(Map.of("kind", "NO_WEBHOOK", "msn", chain.store().msn()));
        var first = awaiting(chain.store());
        await().atMost(Chain.PATIENCE).until(() -> chain.looks(chain.paymentKey(first)) >= 3);

        // When
        var deaf = awaiting(chain.store());
        var hearing = awaiting(chain.otherStore());
        chain.untilPast(Instant.now().plus(WATCHED));
        var looks = List.of(chain.looks(chain.paymentKey(deaf)), chain.looks(chain.paymentKey(hearing)));

        // Then
        assertThat(looks.getFirst()).as("looks where webhooks vanish").isBetween(4, 8);
        assertThat(looks.getLast()).as("looks where webhooks come").isLessThanOrEqualTo(1);
        chain.assertAgrees(List.of(captured(deaf), captured(hearing), expired(first)));
    }

    @Test
    void shouldEndInTimeWhenOnlyTheWebhookOfTheExpiryVanishes() {
        // Given
        chain.letGoWrong(Map.of("kind", "NO_WEBHOOK", "event", "EXPIRED"));

        // When
        var checkout = awaiting(chain.otherStore());
        var asked = Instant.now();

        // Then
        expired(checkout);
        assertThat(Duration.between(asked, Instant.now()))
                .as("a lifetime of 30 s here, and no two minutes more")
                .isLessThan(Duration.ofSeconds(60));
    }

    private CheckoutRequested awaiting(Store store) {
        var checkout = chain.checkoutIn(store);
        chain.countLooks(chain.paymentKey(checkout));
        chain.send(checkout);
        chain.until(chain.paymentKey(checkout), PaymentState.AWAITING_CUSTOMER);
        return checkout;
    }

    private PaymentStatus captured(CheckoutRequested checkout) {
        chain.approve(chain.paymentKey(checkout));
        return chain.until(chain.paymentKey(checkout), PaymentState.CAPTURED);
    }

    private PaymentStatus expired(CheckoutRequested checkout) {
        return chain.until(chain.paymentKey(checkout), PaymentState.EXPIRED);
    }
}
