package io.qrpay.registry.console;

import io.qrpay.access.Role;
import io.qrpay.contracts.qr.QrKind;
import io.qrpay.problem.Problem;
import io.qrpay.problem.ProblemFound;
import io.qrpay.registry.code.OwnStores;
import io.qrpay.registry.code.Qr;
import io.qrpay.registry.code.QrEditing;
import io.qrpay.registry.code.WantedQr;
import io.qrpay.registry.code.WishReading;
import io.qrpay.screen.Language;
import io.qrpay.screen.Pages;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Asks for a new code; what the address says is filled in already. */
@Path(NewCodePage.PATH)
@RolesAllowed({Role.STORE_MANAGER, Role.OPERATOR})
class NewCodeResource {
    private final WishReading reading;
    private final QrEditing editing;
    private final OwnStores own;

    NewCodeResource(WishReading reading, QrEditing editing, OwnStores own) {
        this.reading = reading;
        this.editing = editing;
        this.own = own;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Uni<Response> page(
            @Context UriInfo uri,
            @Context SecurityContext who,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages) {
        return page(uri.getQueryParameters(), null, Viewer.of(who, own.reach()), Language.preferred(languages));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Uni<Response> create(
            @Context SecurityContext who,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages,
            MultivaluedMap<String, String> form) {
        var viewer = Viewer.of(who, own.reach());
        return Uni.createFrom()
                .item(() -> wanted(form))
                .chain(editing::create)
                .map(asked -> made(asked.qr()))
                .onFailure(ProblemFound.class)
                .recoverWithUni(failure ->
                        page(form, ((ProblemFound) failure).problem(), viewer, Language.preferred(languages)));
    }

    private WantedQr wanted(MultivaluedMap<String, String> form) {
        var wanted = reading.toCreate(Filled.in(form).toCreate(kind(form)));
        own.checkNew(wanted.storeId(), wanted.msn());
        return wanted;
    }

    private static QrKind kind(MultivaluedMap<String, String> form) {
        return Kinds.named(form.getFirst(Field.KIND.member()));
    }

    private static Response made(Qr qr) {
        return Response.seeOther(URI.create(CodeView.CODES + qr.id() + "?done=" + Done.CREATED.query()))
                .build();
    }

    private static Uni<Response> page(
            MultivaluedMap<String, String> sent, @Nullable Problem problem, Viewer viewer, Language language) {
        var errors = problem == null ? null : problem.errors();
        var form =
                CodeForm.of(kind(sent), true, Filled.in(sent), Objects.requireNonNullElse(errors, List.of()), viewer);
        var status = problem == null ? Response.Status.OK.getStatusCode() : problem.status();
        return Pages.page(status, ConsoleTemplates.create(new NewCodePage(form, problem), viewer, language), language);
    }
}
