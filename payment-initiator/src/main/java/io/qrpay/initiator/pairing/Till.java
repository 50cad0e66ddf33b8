package io.qrpay.initiator.pairing;

import io.qrpay.initiator.creation.RequestedPayment;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happened lately at one printed code, and what follows from it for who comes there. Nobody is asked to pay the next
 * customer's goods.
 *
 * @param sales its checkouts
 * @param scan the customer who waits; null when none does
 */
record Till(List<Sale> sales, @Nullable Scan scan) {

    Optional<Sale> sale(RequestedPayment payment) {
        return sales.stream().filter(sale -> sale.is(payment)).findFirst();
    }

    Optional<Sale> sale(UUID customer) {
        return sales.stream().filter(sale -> customer.equals(sale.customer())).findFirst();
    }

    /** The checkout that a customer who scans now pays. */
    Optional<Sale> waiting(Instant now) {
        return sales.stream().filter(sale -> sale.isWaiting(now)).max(Comparator.comparing(Sale::requestedAt));
    }

    /** Another checkout was asked for later: this one is on the till no more. */
    boolean isReplaced(RequestedPayment payment) {
        var requestedAt = payment.checkout().requestedAt();
        return sales.stream()
                .filter(sale -> !sale.is(payment))
                .anyMatch(sale -> sale.requestedAt().isAfter(requestedAt));
    }

    /** Who scanned before somebody who was asked to pay, or together with them, has nothing to wait for. */
    boolean isPassed(Instant scannedAt) {
        return sales.stream().map(Sale::scannedAt).anyMatch(used -> used != null && !scannedAt.isAfter(used));
    }

    /** No checkout has begun or ended at this code since. */
    boolean isQuietSince(Instant scannedAt) {
        return sales.stream().allMatch(sale -> sale.lastTurn().isBefore(scannedAt));
    }

    /**
     * Whether a scan is meant for this checkout: one after it is, one before it only if it is young and nothing else began or
     * ended at the till between the two.
     *
     * @param elsewhere when another payment of the till, by whatever way, began or ended last; null when none did
     */
    boolean counts(Instant scannedAt, Sale checkout, Duration countsFor, @Nullable Instant elsewhere) {
        if (isPassed(scannedAt)) {
            return false;
        }
        var since = checkout.receivedAt();
        return !scannedAt.isBefore(since)
                || !scannedAt.isBefore(since.minus(countsFor))
                        && without(checkout).isQuietSince(scannedAt)
                        && (elsewhere == null || elsewhere.isBefore(scannedAt));
    }

    private Till without(Sale one) {
        return new Till(sales.stream().filter(sale -> !sale.equals(one)).toList(), scan);
    }
}
