package io.qrpay.registry.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.qrpay.access.Role;
import io.qrpay.problem.FieldError;
import io.qrpay.problem.ProblemFound;
import io.qrpay.registry.bulk.ImportFiles;
import io.qrpay.registry.bulk.LineResult;
import io.qrpay.registry.bulk.QrImport.Imported;
import io.qrpay.registry.bulk.ReportLine;
import io.qrpay.registry.code.OwnStores;
import io.qrpay.screen.Language;
import io.qrpay.screen.Pages;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Files of codes, checked or taken as {@code /v1/qr-imports} does; the report is on the page. */
@Path(ImportPage.PATH)
@RolesAllowed(Role.OPERATOR)
class ImportResource {
    private static final int SHOWN = 100;
    private static final int WRONG = 422;

    private final ImportFiles files;
    private final OwnStores own;
    private final ObjectMapper json;

    ImportResource(ImportFiles files, OwnStores own, ObjectMapper json) {
        this.files = files;
        this.own = own;
        this.json = json;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Uni<Response> page(
            @Context SecurityContext who, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages) {
        own.check(null);
        return shown(ImportPage.EMPTY, Viewer.of(who, own.reach()), Language.preferred(languages));
    }

    @POST
    @Blocking
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Uni<Response> take(
            @BeanParam Uploaded uploaded,
            @Context SecurityContext who,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages) {
        own.check(null);
        var viewer = Viewer.of(who, own.reach());
        var text = uploaded.shownAgain();
        var file = uploaded.open();
        return files.take(file, uploaded.isCsv(), uploaded.isDry())
                .chain(done -> report(done, text))
                .onTermination()
                .invoke(() -> close(file))
                .onFailure(ProblemFound.class)
                .recoverWithItem(failure -> new ImportPage(text, null, List.of(), ((ProblemFound) failure).problem()))
                .chain(page -> shown(page, viewer, Language.preferred(languages)));
    }

    private static void close(InputStream file) {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Uni<ImportPage> report(Imported done, String text) {
        var isRight = done.summary().isRight();
        return done.report()
                .onItem()
                .<ReportLine>disjoint()
                .select()
                .where(line -> isRight || line.result() == LineResult.WRONG)
                .select()
                .first(SHOWN)
                .map(this::line)
                .collect()
                .asList()
                .map(lines -> new ImportPage(text, done.summary(), lines, null));
    }

    private ImportPage.Line line(ReportLine line) {
        return new ImportPage.Line(
                line.line(),
                Objects.requireNonNullElse(line.codeId(), ""),
                line.result(),
                line.id() == null ? "" : CodeView.CODES + line.id(),
                errors(line.errors()));
    }

    private List<ImportPage.Wrong> errors(@Nullable String errors) {
        try {
            return errors == null
                    ? List.of()
                    : json.readTree(errors)
                            .valueStream()
                            .map(ImportResource::error)
                            .toList();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a report of ours that is no JSON", e);
        }
    }

    private static ImportPage.Wrong error(JsonNode error) {
        return ImportPage.Wrong.of(
                new FieldError(error.path("name").asText(), error.path("reason").asText()));
    }

    private static Uni<Response> shown(ImportPage page, Viewer viewer, Language language) {
        return Pages.page(status(page), ConsoleTemplates.importing(page, viewer, language), language);
    }

    private static int status(ImportPage page) {
        if (page.problem() != null) {
            return page.problem().status();
        }
        return page.wrong() > 0 ? WRONG : Response.Status.OK.getStatusCode();
    }
}
