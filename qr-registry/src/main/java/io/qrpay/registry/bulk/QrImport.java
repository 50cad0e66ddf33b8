package io.qrpay.registry.bulk;

import io.micrometer.core.instrument.MeterRegistry;
import io.qrpay.problem.Gate;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Takes a file of codes: as a whole, or not at all. The lines go to a table of the import's own connection while they
 * arrive, so that a slow sender holds up nobody and none of it is kept in memory.
 */
@ApplicationScoped
public class QrImport {
    private static final int BATCH = 500;
    private static final String TAKEN = "23505";

    private final Pool pool;
    private final Clock clock;
    private final Duration reportWithin;
    private final Gate gate;

    QrImport(Pool pool, Clock clock, BulkConfig config, MeterRegistry registry) {
        this.pool = pool;
        this.clock = clock;
        this.reportWithin = config.reportWithin();
        this.gate = new Gate(config.atOnce(), "qrpay.registry.imports", registry);
    }

    /** An import that is over, but for its report. */
    public record Imported(ImportSummary summary, Multi<List<ReportLine>> report) {}

    /** The report of what is returned must be read or cancelled: it holds the import's connection. */
    Uni<Imported> take(ImportLines lines, boolean dryRun) {
        return Uni.createFrom().deferred(() -> {
            var leave = gate.enter();
            return pool.getConnection()
                    .chain(connection -> take(new ImportTable(connection, clock), lines, dryRun, leave))
                    .onFailure()
                    .invoke(leave)
                    .onCancellation()
                    .invoke(leave);
        });
    }

    private Uni<Imported> take(ImportTable table, ImportLines lines, boolean dryRun, Runnable leave) {
        return table.create()
                .chain(created -> stage(table, lines))
                .chain(staged -> dryRun ? table.judge(true) : table.apply())
                .map(summary -> new Imported(summary, report(table, summary, leave)))
                .onFailure(QrImport::isTaken)
                .transform(taken -> BulkProblem.IMPORT_OVERTAKEN.found("Nothing was done; send the file again."))
                .onFailure()
                .call(table::close)
                .onCancellation()
                .call(table::close);
    }

    private static boolean isTaken(Throwable failure) {
        return failure instanceof PgException refusal && TAKEN.equals(refusal.getSqlState());
    }

    private static Uni<Void> stage(ImportTable table, ImportLines lines) {
        return Multi.createBy()
                .repeating()
                .uni(() -> next(lines))
                .whilst(batch -> !batch.isEmpty())
                .onItem()
                .transformToUniAndConcatenate(table::add)
                .onItem()
                .ignoreAsUni();
    }

    private static Uni<List<ImportLine>> next(ImportLines lines) {
        return Uni.createFrom().item(() -> lines.next(BATCH)).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private Multi<List<ReportLine>> report(ImportTable table, ImportSummary summary, Runnable leave) {
        return Multi.createBy()
                .merging()
                .withRequests(1)
                .streams(pages(table, summary), broken(reportWithin))
                .select()
                .first(page -> !page.isEmpty())
                .onTermination()
                .call(() -> table.close().invoke(leave));
    }

    /** Ends with an empty one. */
    private static Multi<List<ReportLine>> pages(ImportTable table, ImportSummary summary) {
        return Multi.createBy()
                .repeating()
                .uni(Place::new, place -> place.next(table, summary))
                .whilst(page -> !page.isEmpty());
    }

    /** Breaks off a report that nobody reads: it holds a connection. */
    private static Multi<List<ReportLine>> broken(Duration after) {
        return Multi.createFrom()
                .<List<ReportLine>>nothing()
                .ifNoItem()
                .after(after)
                .fail();
    }

    /** How far a report has been read. */
    private static final class Place {
        private int line;

        Uni<List<ReportLine>> next(ImportTable table, ImportSummary summary) {
            return table.report(line, BATCH, summary.applied()).invoke(page -> line = lastOf(page));
        }

        private int lastOf(List<ReportLine> page) {
            return page.isEmpty() ? line : page.getLast().line();
        }
    }
}
