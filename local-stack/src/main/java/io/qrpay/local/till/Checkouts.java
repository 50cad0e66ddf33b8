package io.qrpay.local.till;

import io.qrpay.contracts.Money;
import io.qrpay.contracts.checkout.CheckoutRequested;
import io.qrpay.contracts.checkout.Customer;
import io.qrpay.contracts.payment.CaptureMode;
import io.qrpay.local.process.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** What the stores sell: amounts differ, references do not repeat. */
final class Checkouts {
    private static final int TILLS = 3;
    private static final int PRINTED_CODES = 2;
    private static final int LEAST = 1_000;
    private static final int MOST = 150_000;
    private static final List<String> GOODS =
            List.of("Coffee and bun", "Groceries", "Running shoes", "Rain jacket", "Paint, 5 litres", "Flowers");

    /** How long a customer who scans first stands at the till before the cashier is done. */
    private static final Duration CASHIER_IS_BUSY = Duration.ofMillis(1_500);

    private static final int CUSTOMER_LOOKS_MILLIS = 2_000;
    private static final Duration CODE_WAITS = Duration.ofSeconds(25);

    private final String prefix;
    private final List<Store> stores;
    private final SplittableRandom random;
    private final Mix mix;
    private final Map<String, String> lastOnTill = new HashMap<>();
    private final Map<String, Integer> atCodes = new HashMap<>();

    /**
     * The same prefix, the same checkouts but for their times.
     *
     * @param prefix of every reference
     */
    Checkouts(String prefix, List<Store> stores, Mix mix) {
        this.prefix = prefix;
        this.stores = stores;
        this.mix = mix;
        this.random = new SplittableRandom(prefix.hashCode());
    }

    /** The next one; whoever scans a printed code before the checkout comes at this time, and the checkout a little later. */
    Sale sale(int number, Instant at) {
        var channels = Sale.Channel.values();
        var store = stores.get(number / channels.length % stores.size());
        var way = mix.way(random.nextDouble());
        var scansFirst = random.nextBoolean() && way == WayToPay.PRINTED_CODE;
        var asksAt = scansFirst ? at.plus(CASHIER_IS_BUSY) : at;
        var scansAt = scansFirst ? at : at.plusMillis(random.nextInt(CUSTOMER_LOOKS_MILLIS));
        var checkout = checkout(store, number, asksAt.truncatedTo(ChronoUnit.MILLIS), way);
        return new Sale(checkout, store, channels[number % channels.length], asksAt, scansAt, draw(mix.twice()));
    }

    private CheckoutRequested checkout(Store store, int number, Instant at, WayToPay way) {
        var till = tillFor(store, way);
        var reference = "%s-%06d".formatted(prefix, number);
        return new CheckoutRequested(
                store.storeId(),
                till,
                reference,
                new Money(random.nextInt(LEAST, MOST), "NOK"),
                GOODS.get(random.nextInt(GOODS.size())),
                at,
                way == WayToPay.PRINTED_CODE ? CODE_WAITS : null,
                draw(mix.manual()) ? CaptureMode.MANUAL : null,
                null,
                customer(way, number, till),
                null,
                supersededOn(store.storeId() + "/" + till, reference, way));
    }

    /** Tills with a printed code take turns, so that a customer has time to find one. */
    private String tillFor(Store store, WayToPay way) {
        var any = random.nextInt(TILLS);
        return way == WayToPay.PRINTED_CODE
                ? "code-" + (1 + atCodes.merge(store.storeId(), 1, Integer::sum) % PRINTED_CODES)
                : "till-" + (1 + any);
    }

    private static @Nullable Customer customer(WayToPay way, int number, String till) {
        var phone = "479%06d1".formatted(number);
        return switch (way) {
            case SCREEN -> null;
            case PHONE_NUMBER -> Customer.withPhoneNumber(phone);
            case PERSONAL_QR -> Customer.withPersonalQr("https://qr.vipps.no/28/2/01/031/" + phone + "?v=1");
            case PRINTED_CODE -> Customer.atSticker("kasse " + till);
        };
    }

    private @Nullable String supersededOn(String till, String reference, WayToPay way) {
        var before = lastOnTill.put(till, reference);
        return draw(mix.supersedes()) || way == WayToPay.PRINTED_CODE ? before : null;
    }

    private boolean draw(double share) {
        return random.nextDouble() < share;
    }
}
