package io.qrpay.registry.bulk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.qrpay.problem.FieldError;
import io.qrpay.registry.code.QrId;
import io.qrpay.registry.code.WantedQr;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The lines of one import, in a table of its connection that nobody else sees and that ends with it. */
final class ImportTable {
    private final SqlConnection connection;
    private final Clock clock;

    ImportTable(SqlConnection connection, Clock clock) {
        this.connection = connection;
        this.clock = clock;
    }

    Uni<Void> create() {
        return connection.query(ImportStatements.CREATE).execute().replaceWithVoid();
    }

    Uni<Void> add(List<ImportLine> lines) {
        return lines.isEmpty()
                ? Uni.createFrom().voidItem()
                : ask(ImportStatements.ADD, rows(lines)).replaceWithVoid();
    }

    private Tuple rows(List<ImportLine> lines) {
        return Tuple.tuple()
                .addArrayOfInteger(column(lines, ImportLine::number, Integer[]::new))
                .addArrayOfUUID(ids(lines.size()))
                .addArrayOfString(column(lines, ImportLine::codeId, String[]::new))
                .addArrayOfString(wanted(lines, wanted -> wanted.kind().name()))
                .addArrayOfString(wanted(lines, WantedQr::msn))
                .addArrayOfString(wanted(lines, WantedQr::codeId))
                .addArrayOfString(wanted(lines, WantedQr::chainId))
                .addArrayOfString(wanted(lines, WantedQr::storeId))
                .addArrayOfString(wanted(lines, WantedQr::posId))
                .addArrayOfString(wanted(lines, WantedQr::locationDescription))
                .addArrayOfString(wanted(lines, ImportTable::category))
                .addArrayOfString(wanted(lines, WantedQr::redirectUrl))
                .addArrayOfLong(column(lines, ImportTable::ttl, Long[]::new))
                .addArrayOfString(column(lines, ImportTable::errors, String[]::new));
    }

    /** In the order of the lines, so that a list shows new codes as their file had them. */
    private UUID[] ids(int count) {
        var now = clock.instant();
        return Stream.generate(() -> QrId.next(now)).limit(count).sorted().toArray(UUID[]::new);
    }

    private static <T> T[] column(
            List<ImportLine> lines, Function<ImportLine, @Nullable T> member, IntFunction<T[]> array) {
        return lines.stream().map(member).toArray(array);
    }

    private static String[] wanted(List<ImportLine> lines, Function<WantedQr, @Nullable String> member) {
        return column(lines, line -> line.wanted() == null ? null : member.apply(line.wanted()), String[]::new);
    }

    private static @Nullable String category(WantedQr wanted) {
        return wanted.category() == null ? null : wanted.category().name();
    }

    private static @Nullable Long ttl(ImportLine line) {
        return line.wanted() == null ? null : line.wanted().ttlSeconds();
    }

    private static @Nullable String errors(ImportLine line) {
        return line.wanted() == null ? json(line.errors()) : null;
    }

    private static String json(List<FieldError> errors) {
        var array = JsonNodeFactory.instance.arrayNode();
        errors.forEach(error -> array.addObject().put("name", error.name()).put("reason", error.reason()));
        return array.toString();
    }

    /** Finds out what is to become of each line; changes nothing. */
    Uni<ImportSummary> judge(boolean dryRun) {
        return ask(ImportStatements.ANALYZE)
                .chain(analyzed -> ask(ImportStatements.NAME_DUPLICATES))
                .chain(named -> ask(ImportStatements.COMPARE))
                .chain(compared -> ask(ImportStatements.COUNT))
                .map(counts -> new ImportSummary(dryRun, counts(counts)));
    }

    private static Map<LineResult, Long> counts(RowSet<Row> rows) {
        var counts = new EnumMap<LineResult, Long>(LineResult.class);
        rows.forEach(row -> counts.put(LineResult.valueOf(row.getString(0)), row.getLong(1)));
        return counts;
    }

    /** Judges, and does it if nothing is wrong: all of it, after any other import and before the next. */
    Uni<ImportSummary> apply() {
        return connection
                .begin()
                .chain(transaction -> ask(ImportStatements.ONE_AT_A_TIME)
                        .chain(alone -> judge(false))
                        .call(summary -> summary.isRight()
                                ? change(summary)
                                : Uni.createFrom().voidItem())
                        .call(transaction::commit));
    }

    private Uni<Void> change(ImportSummary judged) {
        return change(ImportStatements.INSERT, judged.count(LineResult.CREATED))
                .chain(inserted -> ask(ImportStatements.LOCK))
                .chain(locked -> change(ImportStatements.EDIT, judged.count(LineResult.CHANGED)));
    }

    private Uni<Void> change(String statement, long expected) {
        return expected == 0
                ? Uni.createFrom().voidItem()
                : ask(statement, Tuple.of(now()))
                        .invoke(rows -> check(rows, expected))
                        .replaceWithVoid();
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private static void check(RowSet<Row> changed, long expected) {
        if (changed.rowCount() != expected) {
            throw BulkProblem.IMPORT_OVERTAKEN.found("Nothing was done; send the file again.");
        }
    }

    /**
     * A part of the report.
     *
     * @param after the line at which the part before ended
     * @param applied whether new codes have an id now
     */
    Uni<List<ReportLine>> report(int after, int limit, boolean applied) {
        return ask(ImportStatements.REPORT, Tuple.of(after, limit, applied)).map(ImportTable::lines);
    }

    private static List<ReportLine> lines(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new ReportLine(
                        row.getInteger(0),
                        row.getString(1),
                        LineResult.valueOf(row.getString(2)),
                        row.getUUID(3),
                        row.getString(4)))
                .toList();
    }

    /** Gives the connection back; what was not committed is undone. Never fails. */
    Uni<Void> close() {
        return connection
                .query(ImportStatements.DROP)
                .execute()
                .onFailure()
                .recoverWithNull()
                .chain(dropped -> connection.close())
                .onFailure()
                .recoverWithNull();
    }

    private Uni<RowSet<Row>> ask(String statement) {
        return connection.preparedQuery(statement).execute();
    }

    private Uni<RowSet<Row>> ask(String statement, Tuple parameters) {
        return connection.preparedQuery(statement).execute(parameters);
    }
}
