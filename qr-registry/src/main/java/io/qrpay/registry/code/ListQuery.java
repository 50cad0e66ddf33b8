package io.qrpay.registry.code;

import io.qrpay.contracts.qr.QrKind;
import io.qrpay.contracts.qr.QrState;
import io.qrpay.problem.GeneralProblem;
import io.qrpay.problem.QueryReading;
import io.qrpay.problem.Rule;
import jakarta.ws.rs.QueryParam;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The query of a list as it came; {@code limit} 1 to 200, 50 when absent. */
public final class ListQuery {
    private static final int USUAL = 50;
    private static final Rule<QrKind> KIND = Rule.oneOf(QrKind.class);
    private static final Rule<QrState> STATE = Rule.oneOf(QrState.class);
    private static final Rule<Integer> LIMIT = Rule.number(1, 200);
    private static final Rule<String> MSN = Rule.pattern("[0-9]{4,10}");
    private static final Rule<String> CODE_ID =
            new Rule<>("must have 1 to 128 printable characters", text -> Rule.printable(text, 1, 128));
    private static final Rule<UUID> CURSOR = new Rule<>("must be the next of a page before", ListQuery::uuid);

    @QueryParam("chainId")
    @Nullable String chainId;

    @QueryParam("storeId")
    @Nullable String storeId;

    @QueryParam("posId")
    @Nullable String posId;

    @QueryParam("msn")
    @Nullable String msn;

    @QueryParam("kind")
    @Nullable String kind;

    @QueryParam("state")
    @Nullable String state;

    @QueryParam("codeId")
    @Nullable String codeId;

    @QueryParam("cursor")
    @Nullable String cursor;

    @QueryParam("limit")
    @Nullable String limit;

    /** Ends with {@link GeneralProblem#INVALID_QUERY}, which names each parameter that is wrong. */
    public QrQuery read() {
        var reading = new QueryReading();
        var query = new QrQuery(
                reading.read("chainId", chainId, Rule.PLACE),
                reading.read("storeId", storeId, Rule.PLACE),
                reading.read("posId", posId, Rule.PLACE),
                reading.read("msn", msn, MSN),
                reading.read("kind", kind, KIND),
                reading.read("state", state, STATE),
                reading.read("codeId", codeId, CODE_ID),
                reading.read("cursor", cursor, CURSOR),
                Objects.requireNonNullElse(reading.read("limit", limit, LIMIT), USUAL));
        reading.check();
        return query;
    }

    /** The same of a form, whose empty fields say nothing. */
    public QrQuery readForm() {
        chainId = filled(chainId);
        storeId = filled(storeId);
        posId = filled(posId);
        msn = filled(msn);
        kind = filled(kind);
        state = filled(state);
        codeId = filled(codeId);
        cursor = filled(cursor);
        limit = filled(limit);
        return read();
    }

    private static @Nullable String filled(@Nullable String field) {
        return field == null || field.isBlank() ? null : field.strip();
    }

    private static @Nullable UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
