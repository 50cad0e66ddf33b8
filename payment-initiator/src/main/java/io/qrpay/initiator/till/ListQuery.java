package io.qrpay.initiator.till;

import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.initiator.status.Cursor;
import io.qrpay.initiator.status.StatusQuery;
import io.qrpay.problem.ProblemFound;
import io.qrpay.problem.QueryReading;
import io.qrpay.problem.Rule;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The query of a list as it came; null where a parameter is absent.
 *
 * @param open {@code authorized}: only those with something left to take, the nearest deadline first
 * @param limit 1 to 200, 50 when absent
 */
record ListQuery(
        @Nullable String posId,
        @Nullable String state,
        @Nullable String open,
        @Nullable String from,
        @Nullable String to,
        @Nullable String limit,
        @Nullable String cursor) {
    private static final int USUAL = 50;
    private static final Rule<PaymentState> STATE = Rule.oneOf(PaymentState.class);
    private static final Rule<String> OPEN =
            new Rule<>("must be authorized", text -> text.equals("authorized") ? text : null);
    private static final Rule<Integer> LIMIT = Rule.number(1, 200);
    private static final Rule<Cursor> CURSOR = new Rule<>(
            "must be the next of a page before", text -> Cursor.parse(text).orElse(null));

    /** @throws ProblemFound INVALID_QUERY, which names each parameter that is wrong */
    StatusQuery of(String storeId) {
        var reading = new QueryReading();
        var query = new StatusQuery(
                storeId,
                reading.read("posId", posId, Rule.PLACE),
                reading.read("state", state, STATE),
                reading.read("open", open, OPEN) != null,
                reading.read("from", from, Rule.TIME),
                reading.read("to", to, Rule.TIME),
                Objects.requireNonNullElse(reading.read("limit", limit, LIMIT), USUAL),
                reading.read("cursor", cursor, CURSOR));
        reading.check();
        return query;
    }
}
