package io.qrpay.initiator.console;

import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.initiator.status.Cursor;
import io.qrpay.initiator.status.Search;
import io.qrpay.problem.ProblemFound;
import io.qrpay.problem.QueryReading;
import io.qrpay.problem.Rule;
import io.quarkus.qute.TemplateData;
import jakarta.ws.rs.core.UriBuilder;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What somebody filled in to find payments; an empty field is any. */
@TemplateData
final class SearchForm {
    private static final Rule<PaymentState> STATE = Rule.oneOf(PaymentState.class);
    private static final Rule<Cursor> CURSOR = new Rule<>(
            "must be the next of a page before", text -> Cursor.parse(text).orElse(null));

    @RestQuery
    public @Nullable String store;

    @RestQuery
    public @Nullable String till;

    @RestQuery
    public @Nullable String state;

    @RestQuery
    public @Nullable String reference;

    @RestQuery
    public @Nullable String from;

    @RestQuery
    public @Nullable String to;

    @RestQuery
    public @Nullable String cursor;

    /**
     * Times are those of the zone.
     *
     * @throws ProblemFound INVALID_QUERY, which names each field that is wrong
     */
    Search read(@Nullable String storeId, ZoneId zone, int limit) {
        var reading = new QueryReading();
        var search = new Search(
                reading.read("store", storeId, Rule.PLACE),
                reading.read("till", filled(till), Rule.PLACE),
                reading.read("state", filled(state), STATE),
                reading.read("reference", filled(reference), Rule.pattern("[A-Za-z0-9-]{8,64}")),
                reading.read("from", filled(from), time(zone)),
                reading.read("to", filled(to), time(zone)),
                limit,
                reading.read("cursor", filled(cursor), CURSOR));
        reading.check();
        return search;
    }

    private static Rule<Instant> time(ZoneId zone) {
        return new Rule<>("must be a date and a time, YYYY-MM-DDThh:mm", text -> {
            try {
                return LocalDateTime.parse(text).atZone(zone).toInstant();
            } catch (DateTimeException e) {
                return null;
            }
        });
    }

    static @Nullable String filled(@Nullable String field) {
        return field == null || field.isBlank() ? null : field.strip();
    }

    /** The same search at a path. */
    String at(String path, @Nullable String storeId, @Nullable String nextCursor) {
        var uri = UriBuilder.fromPath(path);
        add(uri, "store", storeId);
        add(uri, "till", till);
        add(uri, "state", state);
        add(uri, "reference", reference);
        add(uri, "from", from);
        add(uri, "to", to);
        add(uri, "cursor", nextCursor);
        return uri.build().toString();
    }

    private static void add(UriBuilder uri, String name, @Nullable String field) {
        var filled = filled(field);
        if (filled != null) {
            uri.queryParam(name, "{" + name + "}").resolveTemplate(name, filled);
        }
    }
}
