package io.qrpay.initiator.day;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.qrpay.contracts.payment.PaymentState;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Payments that were asked for on the day, added up as they are now; amounts in minor units.
 *
 * @param posId the till; absent in the sums of the store
 * @param state absent in the sums of the store
 * @param currency absent for refused checkouts that did not say it readably
 * @param payments how many
 * @param amount what was asked for
 * @param capturedAmount what was taken, refunds not subtracted
 */
@RegisterForReflection
@Schema(name = "DaySums")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Sums(
        @Nullable String posId,
        @Nullable PaymentState state,
        @Nullable String currency,
        long payments,
        long amount,
        long authorizedAmount,
        long capturedAmount,
        long refundedAmount,
        long cancelledAmount) {

    /** Those of one currency together; no two currencies are ever added. */
    static List<Sums> ofStore(List<Sums> tills) {
        return tills.stream()
                .map(Sums::currency)
                .distinct()
                .map(currency -> tills.stream()
                        .filter(till -> Objects.equals(till.currency(), currency))
                        .reduce(none(currency), Sums::plus))
                .toList();
    }

    private static Sums none(@Nullable String currency) {
        return new Sums(null, null, currency, 0, 0, 0, 0, 0, 0);
    }

    private Sums plus(Sums other) {
        return new Sums(
                posId,
                state,
                currency,
                payments + other.payments,
                amount + other.amount,
                authorizedAmount + other.authorizedAmount,
                capturedAmount + other.capturedAmount,
                refundedAmount + other.refundedAmount,
                cancelledAmount + other.cancelledAmount);
    }
}
