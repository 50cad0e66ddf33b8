package io.qrpay.initiator.fold;

import static io.qrpay.contracts.payment.FactName.AUTHORIZED;
import static io.qrpay.contracts.payment.FactName.CREATED;
import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.FactName;
import io.qrpay.contracts.payment.FactSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NewsTest {

    @Test
    void shouldTellOnlyWhatTheVendorBroughtInThisBatch() {
        var news = News.of(stored(Tell.requested(), Tell.webhook(CREATED, 1), Tell.webhook(AUTHORIZED, 9)), 2);

        assertThat(news).extracting(one -> one.fact().name()).containsExactly(AUTHORIZED);
    }

    @Test
    void shouldSayThatNoWebhookToldWhenOnlyTheLogKnows() {
        var news = News.of(stored(Tell.requested(), Tell.webhook(CREATED, 1), log(AUTHORIZED)), 2);

        assertThat(news).extracting(News::heard).containsExactly(false);
    }

    @Test
    void shouldSayThatAWebhookToldWhicheverCameFirst() {
        var before = News.of(stored(Tell.webhook(AUTHORIZED, 9), log(AUTHORIZED)), 1);
        var sameBatch = News.of(stored(log(AUTHORIZED), Tell.webhook(AUTHORIZED, 9)), 0);

        assertThat(before).extracting(News::heard).containsExactly(true);
        assertThat(sameBatch).extracting(News::heard).containsExactly(true, true);
    }

    @Test
    void shouldTellAnEventOfTheLogOnceThoughTwoReadIt() {
        var byTheWorker =
                log(AUTHORIZED).with().aggregate(Tell.captured().aggregate()).build();

        assertThat(News.of(stored(log(AUTHORIZED), byTheWorker), 1)).isEmpty();
    }

    private static Fact log(FactName name) {
        return Tell.fact(name, FactSource.EVENT_LOG, 9)
                .pspReference("psp-" + name)
                .build();
    }

    private static List<StoredFact> stored(Fact... facts) {
        var stored = new ArrayList<StoredFact>();
        for (var fact : facts) {
            stored.add(new StoredFact(stored.size(), fact));
        }
        return stored;
    }
}
