package io.qrpay.registry.bulk;

import com.fasterxml.jackson.databind.util.RawValue;
import io.qrpay.access.Role;
import io.qrpay.problem.FieldError;
import io.qrpay.problem.Problem;
import io.qrpay.problem.ProblemFound;
import io.qrpay.problem.QueryReading;
import io.qrpay.problem.Rule;
import io.qrpay.problem.StrictJson;
import io.qrpay.registry.code.OwnStores;
import io.qrpay.vipps.salesunit.SalesUnits;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestMulti;
import org.jspecify.annotations.Nullable;

/** Files of codes that a chain wants, as CSV or NDJSON. */
@Path("/v1/qr-imports")
@RolesAllowed({Role.OPERATOR})
public class QrImportsResource {
    static final String CSV = "text/csv";
    static final String NDJSON = "application/x-ndjson";

    private static final int DONE = 200;
    private static final int WRONG = 422;
    private static final Rule<Boolean> FLAG = new Rule<>(
            "must be true or false",
            text -> Map.of("true", true, "false", false).get(text));

    private final QrImport imports;
    private final OwnStores own;
    private final StrictJson json;
    private final SalesUnits salesUnits;
    private final BulkConfig config;
    private final Clock clock;

    QrImportsResource(
            QrImport imports, OwnStores own, StrictJson json, SalesUnits salesUnits, BulkConfig config, Clock clock) {
        this.imports = imports;
        this.own = own;
        this.json = json;
        this.salesUnits = salesUnits;
        this.config = config;
        this.clock = clock;
    }

    /** Says what the file would do, and does it only with {@code dryRun=false}: all of it, or nothing and 422. */
    @POST
    @Blocking
    @Consumes({CSV, NDJSON})
    @Produces(NDJSON)
    public RestMulti<RawValue> take(
            @QueryParam("dryRun") @Nullable String dryRun,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type,
            InputStream file) {
        own.check(null);
        var body = new ImportBody(file, config.maxBody().asLongValue(), config.arriveWithin());
        var imported = Uni.createFrom()
                .deferred(() -> imports.take(lines(body, type), isDry(dryRun)))
                .onFailure()
                .call(() -> dropped(body));
        return RestMulti.fromUniResponse(
                imported,
                QrImportsResource::report,
                done -> Map.of("Cache-Control", List.of("no-store")),
                done -> done.summary().isRight() ? DONE : WRONG);
    }

    private static Uni<Void> dropped(ImportBody body) {
        return Uni.createFrom()
                .voidItem()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(body::drop);
    }

    private static boolean isDry(@Nullable String dryRun) {
        var reading = new QueryReading();
        var said = reading.read("dryRun", dryRun, FLAG);
        reading.check();
        return said == null || said;
    }

    private ImportLines lines(ImportBody body, MediaType type) {
        check(type);
        var isCsv = type.getSubtype().equalsIgnoreCase("csv");
        Function<TextLines, LineForm> form = isCsv ? texts -> new CsvForm(texts.next()) : texts -> new JsonForm(json);
        return new ImportLines(new TextLines(body, isCsv), form, salesUnits, clock.instant(), config.maxLines());
    }

    private static void check(MediaType type) {
        var charset = type.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "utf-8");
        if (!charset.equalsIgnoreCase("utf-8")) {
            throw new ProblemFound(Problem.of(BulkProblem.INVALID_IMPORT)
                    .errors(List.of(new FieldError("Content-Type", "must be UTF-8"))));
        }
    }

    private static Multi<RawValue> report(QrImport.Imported done) {
        var summary = Multi.createFrom().item(ImportReport.summary(done.summary()));
        var lines = done.report().map(ImportReport::lines).select().where(text -> !text.isEmpty());
        return Multi.createBy().concatenating().streams(summary, lines).map(RawValue::new);
    }
}
