package io.qrpay.initiator.fold;

import static io.qrpay.contracts.payment.FactName.AUTHORIZED;
import static io.qrpay.contracts.payment.FactName.CREATED;
import static io.qrpay.initiator.fold.Tell.PAYMENT;
import static io.qrpay.initiator.fold.Tell.created;
import static io.qrpay.initiator.fold.Tell.requested;
import static io.qrpay.initiator.fold.Tell.webhook;
import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.contracts.payment.Fact;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProjectionTest {

    @Test
    void shouldKeepVersionAndTimeWhenAFactAddsNothing() {
        var before = Projection.of(PAYMENT, at(10, requested(), created()));

        var after = Projection.of(PAYMENT, at(10, requested(), created(), webhook(CREATED, 1)));

        assertThat(after.status()).isEqualTo(before.status());
        assertThat(after.status().version()).isEqualTo(11);
        assertThat(after.facts()).isEqualTo(3);
    }

    @Test
    void shouldTakeTheOffsetAndTimeOfTheFactThatChangedTheStatus() {
        var status = Projection.of(
                        PAYMENT, at(10, requested(), created(), webhook(CREATED, 1), webhook(AUTHORIZED, 10)))
                .status();

        assertThat(status.version()).isEqualTo(13);
        assertThat(status.occurredAt()).isEqualTo(webhook(AUTHORIZED, 10).occurredAt());
    }

    @Test
    void shouldHaveNoVersionBeforeTheFirstStatus() {
        assertThat(Projection.of(PAYMENT, at(7, webhook(CREATED, 1)))).isNull();
        assertThat(Projection.of(PAYMENT, at(7, webhook(CREATED, 1), requested()))
                        .status()
                        .version())
                .isEqualTo(8);
    }

    private static List<StoredFact> at(long offset, Fact... facts) {
        var stored = new ArrayList<StoredFact>();
        for (var fact : facts) {
            stored.add(new StoredFact(offset + stored.size(), fact));
        }
        return stored;
    }
}
