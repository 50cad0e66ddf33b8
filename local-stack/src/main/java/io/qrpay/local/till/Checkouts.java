package io.qrpay.local.till;

import io.qrpay.contracts.Money;
import io.qrpay.contracts.checkout.CheckoutRequested;
import io.qrpay.contracts.payment.CaptureMode;
import io.qrpay.local.process.Store;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;

/** What the stores sell: amounts differ, references do not repeat. */
final class Checkouts {
    private static final int TILLS = 3;
    private static final int LEAST = 1_000;
    private static final int MOST = 150_000;
    private static final List<String> GOODS =
            List.of("Coffee and bun", "Groceries", "Running shoes", "Rain jacket", "Paint, 5 litres", "Flowers");

    private final String prefix;
    private final List<Store> stores;
    private final SplittableRandom random;
    private final double manualShare;

    /**
     * The same prefix, the same checkouts but for their times.
     *
     * @param prefix of every reference
     */
    Checkouts(String prefix, List<Store> stores, double manualShare) {
        this.prefix = prefix;
        this.stores = stores;
        this.manualShare = manualShare;
        this.random = new SplittableRandom(prefix.hashCode());
    }

    Sale sale(int number, Instant at) {
        var channels = Sale.Channel.values();
        var store = stores.get(number / channels.length % stores.size());
        var checkout = checkout(store, number, at.truncatedTo(ChronoUnit.MILLIS));
        return new Sale(checkout, store, channels[number % channels.length], at);
    }

    private CheckoutRequested checkout(Store store, int number, Instant at) {
        return new CheckoutRequested(
                store.storeId(),
                "till-" + (1 + random.nextInt(TILLS)),
                "%s-%06d".formatted(prefix, number),
                new Money(random.nextInt(LEAST, MOST), "NOK"),
                GOODS.get(random.nextInt(GOODS.size())),
                at,
                null,
                random.nextDouble() < manualShare ? CaptureMode.MANUAL : null,
                null,
                null,
                null,
                null);
    }
}
