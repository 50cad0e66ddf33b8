package io.qrpay.registry.console;

import io.qrpay.access.Role;
import io.qrpay.problem.FieldError;
import io.qrpay.problem.ProblemFound;
import io.qrpay.registry.bulk.QrExport;
import io.qrpay.registry.code.ListQuery;
import io.qrpay.registry.code.OwnStores;
import io.qrpay.registry.code.Qr;
import io.qrpay.registry.code.QrQuery;
import io.qrpay.registry.code.Qrs;
import io.qrpay.screen.Language;
import io.qrpay.screen.Pages;
import io.quarkus.hibernate.reactive.panache.Panache;
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
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestMulti;
import org.jspecify.annotations.Nullable;

/** The codes of those stores that are somebody's; whose stores are few begins with one of them. */
@Path(ListPage.PATH)
@RolesAllowed({Role.STORE_MANAGER, Role.OPERATOR, Role.AUDITOR})
class ListResource {
    private static final String STORE = "storeId";

    private final Qrs qrs;
    private final QrExport export;
    private final OwnStores own;
    private final CodeViews views;

    ListResource(Qrs qrs, QrExport export, OwnStores own, CodeViews views) {
        this.qrs = qrs;
        this.export = export;
        this.own = own;
        this.views = views;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Uni<Response> page(
            @BeanParam ListQuery query,
            @Context UriInfo uri,
            @Context SecurityContext who,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages) {
        var viewer = Viewer.of(who, own.reach());
        var asked = uri.getQueryParameters();
        if (viewer.chooses() && !viewer.stores().isEmpty() && !asked.containsKey(STORE)) {
            return Uni.createFrom().item(ownStore(viewer, uri));
        }
        return Uni.createFrom()
                .item(query::readForm)
                .invoke(read -> own.check(read.storeId()))
                .chain(read -> found(read, asked))
                .onFailure(ProblemFound.class)
                .recoverWithItem(failure -> wrong((ProblemFound) failure, asked))
                .chain(page -> shown(page, viewer, Language.preferred(languages)));
    }

    private static Response ownStore(Viewer viewer, UriInfo uri) {
        var address = UriBuilder.fromPath(ListPage.PATH)
                .replaceQuery(uri.getRequestUri().getRawQuery())
                .queryParam(STORE, viewer.stores().getFirst())
                .build();
        return Response.seeOther(address).build();
    }

    private Uni<ListPage> found(QrQuery query, MultivaluedMap<String, String> asked) {
        return Panache.withSession(() -> qrs.page(query)).map(found -> page(found, query.limit(), asked));
    }

    private ListPage page(List<Qr> found, int limit, MultivaluedMap<String, String> asked) {
        var shown = found.subList(0, Math.min(limit, found.size()));
        var next = found.size() > limit ? shown.getLast().id().toString() : null;
        return new ListPage(asked, shown.stream().map(views::of).toList(), next, List.of());
    }

    private static ListPage wrong(ProblemFound found, MultivaluedMap<String, String> asked) {
        var errors = Objects.requireNonNullElse(found.problem().errors(), List.<FieldError>of());
        return new ListPage(asked, List.of(), null, errors);
    }

    private static Uni<Response> shown(ListPage page, Viewer viewer, Language language) {
        var status = page.errors().isEmpty() ? Response.Status.OK : Response.Status.BAD_REQUEST;
        return Pages.page(status.getStatusCode(), ConsoleTemplates.list(page, viewer, language), language);
    }

    @GET
    @Path("/export")
    @Produces("text/csv")
    @Operation(hidden = true)
    public RestMulti<String> export(@BeanParam ListQuery query) {
        var read = query.readForm();
        own.check(read.storeId());
        return RestMulti.fromMultiData(export.csv(read))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"codes.csv\"")
                .build();
    }
}
