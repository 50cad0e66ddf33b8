package io.qrpay.local.till;

import io.qrpay.contracts.checkout.CheckoutRequested;
import io.qrpay.local.process.Store;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One checkout as its till lives through it. */
public final class Sale {
    /** The ways to ask. */
    public enum Channel {
        KAFKA,
        REST
    }

    private final CheckoutRequested checkout;
    private final String msn;
    private final Channel channel;
    private final Instant intendedAt;
    private final Instant customerAt;
    private final boolean twice;
    private volatile @Nullable Instant answeredAt;
    private volatile @Nullable String trouble;

    Sale(
            CheckoutRequested checkout,
            Store store,
            Channel channel,
            Instant intendedAt,
            Instant customerAt,
            boolean twice) {
        this.checkout = checkout;
        this.channel = channel;
        this.msn = store.msn();
        this.intendedAt = intendedAt;
        this.customerAt = customerAt;
        this.twice = twice;
    }

    /** What is asked for; a repetition is the same. */
    public CheckoutRequested checkout() {
        return checkout;
    }

    /** The store's sales unit. */
    public String msn() {
        return msn;
    }

    /** How the customer comes to it. */
    public WayToPay way() {
        return WayToPay.of(checkout.customer());
    }

    /** As on Kafka: {@code <msn>/<reference>}. */
    public String paymentKey() {
        return msn + "/" + checkout.reference();
    }

    /** How the till asks. */
    public Channel channel() {
        return channel;
    }

    /** When the till was to ask, whether or not it could: latency counts from here. */
    public Instant intendedAt() {
        return intendedAt;
    }

    /** When the customer first looks for the printed code, before or after the till asks. */
    public Instant customerAt() {
        return customerAt;
    }

    /** Whether what the till asks for is delivered twice. */
    public boolean isTwice() {
        return twice;
    }

    /** When the till had the QR in its answer; empty where it learns it from {@code payment.status.v1}. */
    public Optional<Instant> answeredAt() {
        return Optional.ofNullable(answeredAt);
    }

    /** Why the till gave up; empty when it did not. */
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    void answered() {
        answeredAt = Instant.now();
    }

    void failed(String why) {
        trouble = why;
    }
}
