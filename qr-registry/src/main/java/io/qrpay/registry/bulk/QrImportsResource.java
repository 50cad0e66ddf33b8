package io.qrpay.registry.bulk;

import com.fasterxml.jackson.databind.util.RawValue;
import io.qrpay.access.Role;
import io.qrpay.problem.FieldError;
import io.qrpay.problem.Problem;
import io.qrpay.problem.ProblemFound;
import io.qrpay.problem.QueryReading;
import io.qrpay.problem.Rule;
import io.qrpay.registry.code.OwnStores;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
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
import java.util.List;
import java.util.Map;
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

    private final ImportFiles files;
    private final OwnStores own;

    QrImportsResource(ImportFiles files, OwnStores own) {
        this.files = files;
        this.own = own;
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
        var imported = Uni.createFrom().deferred(() -> files.take(file, isCsv(type), isDry(dryRun)));
        return RestMulti.fromUniResponse(
                imported,
                QrImportsResource::report,
                done -> Map.of("Cache-Control", List.of("no-store")),
                done -> done.summary().isRight() ? DONE : WRONG);
    }

    private static boolean isDry(@Nullable String dryRun) {
        var reading = new QueryReading();
        var said = reading.read("dryRun", dryRun, FLAG);
        reading.check();
        return said == null || said;
    }

    private static boolean isCsv(MediaType type) {
        check(type);
        return type.getSubtype().equalsIgnoreCase("csv");
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
