package io.qrpay.initiator.fold;

import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.FactSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A fact that the vendor's webhooks or its event log brought for the first time.
 *
 * @param fact what happened
 * @param heard whether a webhook has told of it
 */
public record News(Fact fact, boolean heard) {

    /** @param stored all facts of a payment, by growing offset */
    static List<News> of(List<StoredFact> stored, long firstOffset) {
        var news = new ArrayList<News>(2);
        for (int i = 0; i < stored.size(); i++) {
            var fact = stored.get(i).fact();
            if (stored.get(i).offset() >= firstOffset && comesFromVendor(fact) && !isTold(fact, stored.subList(0, i))) {
                news.add(new News(fact, isHeard(fact, stored)));
            }
        }
        return news;
    }

    private static boolean comesFromVendor(Fact fact) {
        return fact.source() == FactSource.WEBHOOK || fact.source() == FactSource.EVENT_LOG;
    }

    private static boolean isTold(Fact fact, List<StoredFact> before) {
        return has(before, fact, fact.source());
    }

    private static boolean isHeard(Fact fact, List<StoredFact> stored) {
        return has(stored, fact, FactSource.WEBHOOK);
    }

    private static boolean has(List<StoredFact> stored, Fact event, FactSource source) {
        for (var other : stored) {
            if (other.fact().source() == source && isSameEvent(event, other.fact())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSameEvent(Fact one, Fact other) {
        return one.name() == other.name() && Objects.equals(one.pspReference(), other.pspReference());
    }
}
