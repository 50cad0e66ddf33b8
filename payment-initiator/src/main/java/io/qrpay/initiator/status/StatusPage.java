package io.qrpay.initiator.status;

import io.vertx.mutiny.sqlclient.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of payments.
 *
 * @param statuses each a {@code PaymentStatus} as JSON
 * @param next where the next page begins; null on the last
 */
public record StatusPage(List<String> statuses, @Nullable Cursor next) {

    public StatusPage {
        statuses = List.copyOf(statuses);
    }

    /**
     * That of rows with a time, a payment key and a status.
     *
     * @param time the column that they are sorted by
     * @param limit how many are on a page; one row more tells that there is a next one
     */
    static StatusPage of(List<Row> rows, String time, int limit) {
        var shown = rows.subList(0, Math.min(rows.size(), limit));
        var next = rows.size() > limit ? cursor(shown.getLast(), time) : null;
        return new StatusPage(shown.stream().map(row -> row.getString("status")).toList(), next);
    }

    private static Cursor cursor(Row row, String time) {
        return new Cursor(row.getOffsetDateTime(time).toInstant(), row.getString("payment_key"));
    }
}
