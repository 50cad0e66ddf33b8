package io.qrpay.local.chaos;

import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.local.journal.PaymentLife;
import io.qrpay.local.simulator.Books;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that is known when the run is over.
 *
 * @param wanted what the tills want
 * @param lives what {@code payment.status.v1} says
 * @param books what really happened at Vipps
 * @param disorder where versions did not grow, or a repeat was not the same
 * @param deadLetters what could not be read or done
 */
record Evidence(
        List<Wanted> wanted,
        Collection<PaymentLife> lives,
        Books books,
        List<String> disorder,
        List<String> deadLetters) {
    Evidence {
        wanted = List.copyOf(wanted);
        lives = List.copyOf(lives);
        disorder = List.copyOf(disorder);
        deadLetters = List.copyOf(deadLetters);
    }

    /** The latest status of each payment. */
    Map<String, PaymentStatus> latest() {
        return lives.stream()
                .map(PaymentLife::latest)
                .collect(Collectors.toMap(PaymentStatus::paymentKey, status -> status));
    }

    /** What the tills want, by payment. */
    Map<String, Wanted> wantedByKey() {
        return wanted.stream().collect(Collectors.toMap(Wanted::paymentKey, one -> one));
    }

    /** How many statuses were published. */
    int published() {
        return lives.stream().mapToInt(PaymentLife::published).sum();
    }

    /** One of the vendor's sums over all payments. */
    long sum(Sum sum) {
        return books.payments().stream()
                .map(Books.Entry::aggregate)
                .mapToLong(sum::of)
                .sum();
    }

    /** What is left of a payment's money with the store. */
    static long charged(Books.@Nullable Entry entry) {
        return entry == null
                ? 0
                : entry.aggregate().captured() - entry.aggregate().refunded();
    }

    /** Which of the vendor's sums. */
    interface Sum {
        long of(Books.Aggregate aggregate);
    }
}
