package io.qrpay.vipps.epayment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.qrpay.vipps.Amount;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * The body of a create call, member for member as the vendor names them; made by {@link #inStore}, so that members can be
 * added. The limits are the vendor's and checked there.
 *
 * @param amount at least NOK 1.00, DKK 0.01 or EUR 0.01, at most 650 000.00
 * @param paymentMethod how the customer pays
 * @param customerInteraction whether the customer stands at the till
 * @param reference {@code [a-zA-Z0-9-]{8,64}}, unique per sales unit
 * @param wayToPay how the customer comes to the payment
 * @param paymentDescription what the customer reads, 3 to 100 characters
 * @param receipt what the customer finds in the app
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
public record PaymentToCreate(
        Amount amount,
        PaymentMethod paymentMethod,
        CustomerInteraction customerInteraction,
        String reference,
        @JsonUnwrapped WayToPay wayToPay,
        @Nullable String paymentDescription,
        @Nullable Receipt receipt) {

    /** A payment by wallet of a customer who stands at the till. */
    public static PaymentToCreate inStore(
            String reference,
            Amount amount,
            WayToPay wayToPay,
            @Nullable String paymentDescription,
            @Nullable Receipt receipt) {
        return new PaymentToCreate(
                amount,
                PaymentMethod.WALLET,
                CustomerInteraction.CUSTOMER_PRESENT,
                reference,
                wayToPay,
                paymentDescription,
                receipt);
    }

    /** Without what the customer reads or is. */
    @Override
    public String toString() {
        return "PaymentToCreate[" + reference + " " + amount + " " + wayToPay + "]";
    }

    /** How the customer pays. */
    @RegisterForReflection
    public record PaymentMethod(Type type) {
        static final PaymentMethod WALLET = new PaymentMethod(Type.WALLET);

        /** The vendor's payment methods that this client uses. */
        @RegisterForReflection
        public enum Type {
            WALLET
        }
    }

    /** Must be CUSTOMER_PRESENT at a physical point of sale. */
    @RegisterForReflection
    public enum CustomerInteraction {
        CUSTOMER_PRESENT,
        CUSTOMER_NOT_PRESENT
    }
}
