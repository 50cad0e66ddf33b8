package io.qrpay.initiator.day;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Money that moved on the day, whenever its payments were asked for; amounts in minor units.
 *
 * @param posId the till that asked for the payments; absent in the sums of the store
 * @param captures how many times money was taken
 * @param refunds how many times money was given back
 * @param netAmount captured less refunded
 */
@RegisterForReflection
@Schema(name = "DayMoves")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Moves(
        @Nullable String posId,
        @Nullable String currency,
        long captures,
        long capturedAmount,
        long refunds,
        long refundedAmount,
        long netAmount) {

    /** Those of one currency together; no two currencies are ever added. */
    static List<Moves> ofStore(List<Moves> tills) {
        return tills.stream()
                .map(Moves::currency)
                .distinct()
                .map(currency -> tills.stream()
                        .filter(till -> Objects.equals(till.currency(), currency))
                        .reduce(new Moves(null, currency, 0, 0, 0, 0, 0), Moves::plus))
                .toList();
    }

    private Moves plus(Moves other) {
        return new Moves(
                posId,
                currency,
                captures + other.captures,
                capturedAmount + other.capturedAmount,
                refunds + other.refunds,
                refundedAmount + other.refundedAmount,
                netAmount + other.netAmount);
    }
}
