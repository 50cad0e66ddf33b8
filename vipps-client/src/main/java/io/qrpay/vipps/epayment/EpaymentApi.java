package io.qrpay.vipps.epayment;

import io.qrpay.vipps.Amount;
import io.qrpay.vipps.VippsUnavailable;
import io.smallrye.mutiny.Uni;

/**
 * The vendor's ePayment API. What the vendor decides is a value; passing trouble fails the {@link Uni} with
 * {@link VippsUnavailable} after bounded retries that keep the idempotency key. Nothing is sent before the
 * subscription; each subscription is a call.
 *
 * <p>An {@code msn} that is not among the sales units, or an idempotency key of more than 50 characters, fails with
 * {@link IllegalArgumentException}.
 */
public interface EpaymentApi {

    /** Creates a payment. Safe to repeat with the same request and key. */
    Uni<CreateOutcome> create(String msn, PaymentToCreate payment, String idempotencyKey);

    /** Reads a payment as it is now. */
    Uni<ReadOutcome> payment(String msn, String reference);

    /** Reads what happened to a payment; the only place that tells whether one key's capture or refund went through. */
    Uni<EventLogOutcome> events(String msn, String reference);

    /** Takes reserved money, all of it or a part. */
    Uni<ModifyOutcome> capture(String msn, String reference, Amount amount, String idempotencyKey);

    /**
     * Releases what is reserved and not captured, always the whole rest; ends a payment that was not approved.
     *
     * @param cancelTransactionOnly true: only if it was not approved, else refused with code 6060
     */
    Uni<ModifyOutcome> cancel(String msn, String reference, boolean cancelTransactionOnly, String idempotencyKey);

    /** Gives captured money back, all of it or a part. */
    Uni<ModifyOutcome> refund(String msn, String reference, Amount amount, String idempotencyKey);
}
