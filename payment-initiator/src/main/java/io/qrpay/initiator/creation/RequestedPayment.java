package io.qrpay.initiator.creation;

import io.qrpay.contracts.Money;
import io.qrpay.contracts.PaymentKey;
import io.qrpay.contracts.checkout.CheckoutRequested;
import io.qrpay.contracts.checkout.Customer;
import io.qrpay.contracts.payment.CaptureMode;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.FactBuilder;
import io.qrpay.contracts.payment.FactName;
import io.qrpay.contracts.payment.FactSource;
import io.qrpay.contracts.payment.Failure;
import io.qrpay.contracts.payment.Operation;
import io.qrpay.contracts.payment.Request;
import io.qrpay.contracts.payment.SoldLine;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A checkout whose sales unit is known, on its way to be a payment.
 *
 * @param key the payment
 * @param idempotencyKey of the create call
 * @param checkout what the till wants
 * @param receivedAt by the broker's clock, or by ours when it came over REST
 * @param validUntil past it, and unknown to Vipps, it is stale
 * @param customerToken of the customer who scanned the till's printed code; null for every other way to pay, and until
 *     that customer is known
 */
public record RequestedPayment(
        PaymentKey key,
        String idempotencyKey,
        CheckoutRequested checkout,
        Instant receivedAt,
        Instant validUntil,
        @Nullable String customerToken) {

    public RequestedPayment withCustomer(String token) {
        return new RequestedPayment(key, idempotencyKey, checkout, receivedAt, validUntil, token);
    }

    /** The printed code that the customer scans; empty for every other way to pay. */
    public Optional<String> merchantQrId() {
        return Optional.ofNullable(checkout.customer()).map(Customer::merchantQrId);
    }

    public Money amount() {
        return checkout.amount();
    }

    public CaptureMode captureMode() {
        return Objects.requireNonNullElse(checkout.captureMode(), CaptureMode.AUTO);
    }

    /** Whether the customer scans a QR on the till's screen; else the customer's own phone asks. */
    public boolean hasQr() {
        return checkout.customer() == null;
    }

    Fact requested() {
        return fact(FactName.REQUESTED, FactSource.TILL, checkout.requestedAt())
                .request(request(lines()))
                .build();
    }

    /** The earlier payment that this one takes the place of. */
    public Optional<PaymentKey> supersedes() {
        return Optional.ofNullable(checkout.supersedes()).map(reference -> new PaymentKey(key.msn(), reference));
    }

    /** That the earlier payment is no longer wanted which this one takes the place of. */
    Optional<Fact> endOfSuperseded() {
        return supersedes()
                .map(earlier -> Fact.of(earlier, FactName.CANCEL_WANTED, FactSource.TILL, checkout.requestedAt())
                        .commandId(Operation.SUPERSEDED)
                        .requestedBy(checkout.posId())
                        .build());
    }

    Fact refused(FactSource source, Instant at, Failure failure) {
        return fact(FactName.REFUSED, source, at)
                .request(request(null))
                .failure(failure)
                .build();
    }

    FactBuilder created(FactSource source, Instant at) {
        return fact(FactName.CREATED, source, at);
    }

    private FactBuilder fact(FactName name, FactSource source, Instant at) {
        return Fact.of(key, name, source, at).amount(amount()).idempotencyKey(idempotencyKey);
    }

    private Request request(@Nullable List<SoldLine> lines) {
        return new Request(
                checkout.storeId(), checkout.posId(), checkout.requestedAt(), validUntil, captureMode(), lines);
    }

    private @Nullable List<SoldLine> lines() {
        var receipt = checkout.receipt();
        return receipt == null
                ? null
                : receipt.lines().stream()
                        .limit(Request.MOST_LINES)
                        .map(line -> new SoldLine(line.name(), line.signedAmount()))
                        .toList();
    }

    /** Without what the customer reads. */
    @Override
    public String toString() {
        return "RequestedPayment[" + key + " until " + validUntil + "]";
    }
}
