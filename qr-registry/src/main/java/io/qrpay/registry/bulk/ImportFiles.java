package io.qrpay.registry.bulk;

import io.qrpay.problem.StrictJson;
import io.qrpay.vipps.salesunit.SalesUnits;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.time.Clock;
import java.util.function.Function;

/** Takes files of codes within the limits, as CSV or NDJSON; of one that is refused the rest is dropped. */
@ApplicationScoped
public class ImportFiles {
    private final QrImport imports;
    private final StrictJson json;
    private final SalesUnits salesUnits;
    private final BulkConfig config;
    private final Clock clock;

    ImportFiles(QrImport imports, StrictJson json, SalesUnits salesUnits, BulkConfig config, Clock clock) {
        this.imports = imports;
        this.json = json;
        this.salesUnits = salesUnits;
        this.config = config;
        this.clock = clock;
    }

    /** The report of what is returned must be read or cancelled: it holds a connection. */
    public Uni<QrImport.Imported> take(InputStream file, boolean isCsv, boolean dryRun) {
        var body = new ImportBody(file, config.maxBody().asLongValue(), config.arriveWithin());
        return Uni.createFrom()
                .deferred(() -> imports.take(lines(body, isCsv), dryRun))
                .onFailure()
                .call(() -> dropped(body));
    }

    private static Uni<Void> dropped(ImportBody body) {
        return Uni.createFrom()
                .voidItem()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(body::drop);
    }

    private ImportLines lines(ImportBody body, boolean isCsv) {
        Function<TextLines, LineForm> form = isCsv ? texts -> new CsvForm(texts.next()) : texts -> new JsonForm(json);
        return new ImportLines(new TextLines(body, isCsv), form, salesUnits, clock.instant(), config.maxLines());
    }
}
