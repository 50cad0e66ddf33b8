package io.qrpay.registry.console;

import io.qrpay.access.Role;
import io.qrpay.problem.Problem;
import io.qrpay.problem.ProblemFound;
import io.qrpay.registry.code.OwnStores;
import io.qrpay.registry.sheet.Sheet;
import io.qrpay.registry.sheet.SheetPage;
import io.qrpay.registry.sheet.SheetQuery;
import io.qrpay.registry.sheet.Sheets;
import io.qrpay.screen.Language;
import io.qrpay.screen.Pages;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Print sheets: chosen, looked at, and then printed from the page that programs get. */
@Path(SheetsPage.PATH)
@RolesAllowed({Role.STORE_MANAGER, Role.OPERATOR, Role.AUDITOR})
class SheetsResource {
    private static final String LABEL = "label";

    private final SheetPage print;
    private final Sheets sheets;
    private final OwnStores own;

    SheetsResource(SheetPage print, Sheets sheets, OwnStores own) {
        this.print = print;
        this.sheets = sheets;
        this.own = own;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Uni<Response> page(
            @BeanParam SheetQuery query,
            @Context UriInfo uri,
            @Context SecurityContext who,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages) {
        var asked = uri.getQueryParameters();
        var viewer = Viewer.of(who, own.reach());
        return sheet(query, asked)
                .onFailure(ProblemFound.class)
                .recoverWithItem(failure -> new SheetsPage(asked, null, ((ProblemFound) failure).problem()))
                .chain(page -> shown(page, viewer, Language.preferred(languages)));
    }

    /** Nothing is looked for before the form was sent, which says how wide a label is. */
    private Uni<SheetsPage> sheet(SheetQuery query, MultivaluedMap<String, String> asked) {
        return asked.containsKey(LABEL)
                ? Uni.createFrom()
                        .item(() -> print.wanted(query.filled()))
                        .chain(sheets::of)
                        .map(sheet -> page(asked, sheet, null))
                : Uni.createFrom().item(() -> page(asked, null, null));
    }

    private static SheetsPage page(
            MultivaluedMap<String, String> asked, @Nullable Sheet sheet, @Nullable Problem problem) {
        return new SheetsPage(asked, sheet, problem);
    }

    private static Uni<Response> shown(SheetsPage page, Viewer viewer, Language language) {
        var status = page.problem() == null
                ? Response.Status.OK.getStatusCode()
                : page.problem().status();
        return Pages.page(status, ConsoleTemplates.sheets(page, viewer, language), language);
    }

    /** The sheet, as {@code /v1/sheets} has it. */
    @GET
    @Path("/print")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Uni<Response> print(@BeanParam SheetQuery query) {
        return print.of(print.wanted(query), "/v1/");
    }
}
