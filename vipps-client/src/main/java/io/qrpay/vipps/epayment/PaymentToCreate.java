package io.qrpay.vipps.epayment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.qrpay.vipps.Amount;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * The body of a create call, member for member as the vendor names them; made by its factory methods, so that members
 * can be added. The limits are the vendor's and checked there.
 *
 * @param amount at least NOK 1.00, DKK 0.01 or EUR 0.01, at most 650 000.00
 * @param paymentMethod how the customer pays
 * @param customerInteraction whether the customer stands at the till
 * @param reference {@code [a-zA-Z0-9-]{8,64}}, unique per sales unit
 * @param userFlow how the customer comes to the app
 * @param qrFormat what the answer's {@code redirectUrl} is, with {@link UserFlow#QR} only
 * @param paymentDescription what the customer reads, 3 to 100 characters
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
public record PaymentToCreate(
        Amount amount,
        PaymentMethod paymentMethod,
        CustomerInteraction customerInteraction,
        String reference,
        UserFlow userFlow,
        @Nullable QrFormat qrFormat,
        @Nullable String paymentDescription) {

    /** A payment by wallet whose QR a customer scans from a screen at the till. */
    public static PaymentToCreate screenQr(
            String reference, Amount amount, QrFormat qrFormat, @Nullable String paymentDescription) {
        return new PaymentToCreate(
                amount,
                PaymentMethod.WALLET,
                CustomerInteraction.CUSTOMER_PRESENT,
                reference,
                UserFlow.QR,
                qrFormat,
                paymentDescription);
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

    /** How the customer comes to the app. */
    @RegisterForReflection
    public enum UserFlow {
        QR
    }
}
