package io.qrpay.registry.console;

import io.qrpay.access.Reach;
import io.qrpay.access.Role;
import io.qrpay.problem.Problem;
import io.qrpay.problem.ProblemFound;
import io.qrpay.registry.code.Edition;
import io.qrpay.registry.code.OwnStores;
import io.qrpay.registry.code.Qr;
import io.qrpay.registry.code.QrEditing;
import io.qrpay.registry.code.QrProblem;
import io.qrpay.registry.code.Qrs;
import io.qrpay.registry.code.WishReading;
import io.qrpay.screen.Language;
import io.qrpay.screen.Pages;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** One code: how it stands as it changes, and what may be done with it. What is asked for goes the way of the API's edits. */
@Path("/console/codes/{id:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}}")
@RolesAllowed({Role.STORE_MANAGER, Role.OPERATOR})
class CodeResource {
    private static final String EDITION = "edition";
    private static final String CONFIRM = "confirm";

    private final Qrs qrs;
    private final QrEditing editing;
    private final WishReading reading;
    private final OwnStores own;
    private final CodeViews views;
    private final CodeFeed feed;

    CodeResource(Qrs qrs, QrEditing editing, WishReading reading, OwnStores own, CodeViews views, CodeFeed feed) {
        this.qrs = qrs;
        this.editing = editing;
        this.reading = reading;
        this.own = own;
        this.views = views;
        this.feed = feed;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @RolesAllowed({Role.STORE_MANAGER, Role.OPERATOR, Role.AUDITOR})
    @Operation(hidden = true)
    public Uni<Response> page(
            UUID id,
            @RestQuery @Nullable String done,
            @Context SecurityContext who,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages) {
        var asked = Asked.by(who, own.reach(), languages);
        return known(id, asked.reach())
                .map(view -> asked.page(view, Done.named(done)))
                .chain(asked::shown);
    }

    @GET
    @OwnCode
    @Path("/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RolesAllowed({Role.STORE_MANAGER, Role.OPERATOR, Role.AUDITOR})
    @Operation(hidden = true)
    public Multi<OutboundSseEvent> events(
            UUID id,
            @RestQuery @DefaultValue("-1") long seen,
            @Context SecurityContext who,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages,
            @Context Sse sse) {
        var asked = Asked.by(who, own.reach(), languages);
        return feed.of(id, asked.reach(), seen)
                .onItem()
                .transformToUniAndConcatenate(news -> news.map(views::of)
                        .map(view -> asked.standing(view, sse))
                        .orElseGet(() -> Uni.createFrom().item(Pages.beat(sse))));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Uni<Response> change(
            UUID id,
            @Context SecurityContext who,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages,
            MultivaluedMap<String, String> form) {
        var asked = Asked.by(who, own.reach(), languages);
        var filled = Filled.in(form);
        var changed = known(id, asked.reach())
                .chain(view -> editing.change(
                        asked.reach(),
                        id,
                        seen(form),
                        reading.toChange(filled.toChange(view.code().kind()))));
        return orPage(changed.map(qr -> done(qr, Done.CHANGED)), id, asked, form);
    }

    @POST
    @Path("/delete")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Uni<Response> delete(
            UUID id,
            @Context SecurityContext who,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages,
            MultivaluedMap<String, String> form) {
        var asked = Asked.by(who, own.reach(), languages);
        var confirmed = Objects.requireNonNullElse(form.getFirst(CONFIRM), "").strip();
        var deleted = Uni.createFrom()
                .deferred(() -> editing.delete(asked.reach(), id, seen(form), confirmed))
                .map(qr -> done(qr, Done.DELETED));
        return orPage(deleted, id, asked, new MultivaluedHashMap<>());
    }

    @POST
    @Path("/reprinted")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Uni<Response> reprinted(
            UUID id,
            @Context SecurityContext who,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages) {
        var asked = Asked.by(who, own.reach(), languages);
        var reprinted = editing.reprinted(asked.reach(), id).map(qr -> done(qr, Done.REPRINTED));
        return orPage(reprinted, id, asked, new MultivaluedHashMap<>());
    }

    private static Response done(Qr qr, Done done) {
        return Response.seeOther(URI.create(CodeView.CODES + qr.id() + "?done=" + done.query()))
                .build();
    }

    private static Edition seen(MultivaluedMap<String, String> form) {
        return Edition.seen("\"" + Objects.requireNonNullElse(form.getFirst(EDITION), "") + "\"");
    }

    private Uni<CodeView> known(UUID id, Reach reach) {
        return Panache.withSession(() -> qrs.findById(id))
                .onItem()
                .ifNull()
                .failWith(() -> new ProblemFound(QrProblem.UNKNOWN_QR))
                .invoke(qr -> reach.check(qr.storeId()))
                .map(views::of);
    }

    /** The page again, with why it did not happen; what was typed stays, unless the code has been edited meanwhile. */
    private Uni<Response> orPage(Uni<Response> done, UUID id, Asked asked, MultivaluedMap<String, String> form) {
        return done.onFailure(ProblemFound.class)
                .recoverWithUni(failure -> known(id, asked.reach())
                        .map(view -> asked.page(view, form, ((ProblemFound) failure).problem()))
                        .chain(asked::shown));
    }

    /** Who asks for a page, and in which language. */
    private record Asked(Viewer viewer, Reach reach, Language language) {

        static Asked by(SecurityContext who, Reach reach, @Nullable String languages) {
            return new Asked(Viewer.of(who, reach), reach, Language.preferred(languages));
        }

        CodePage page(CodeView view, @Nullable Done done) {
            var form = CodeForm.of(view.code().kind(), false, Filled.as(view.code()), List.of(), viewer);
            return new CodePage(view, form, edition(view), done, null);
        }

        CodePage page(CodeView view, MultivaluedMap<String, String> sent, Problem problem) {
            var kind = view.code().kind();
            var fresh = Filled.as(view.code());
            if (problem.errors() != null) {
                var form = CodeForm.of(kind, false, Filled.in(sent), problem.errors(), viewer);
                return new CodePage(view, form, String.valueOf(sent.getFirst(EDITION)), null, problem);
            }
            var typed = sent.containsKey(EDITION) ? Filled.in(sent) : fresh;
            var form = new CodeForm(kind, false, fresh, typed, List.of(), viewer);
            return new CodePage(view, form, edition(view), null, problem);
        }

        private static String edition(CodeView view) {
            return String.valueOf(view.code().edition());
        }

        Uni<OutboundSseEvent> standing(CodeView view, Sse sse) {
            return Pages.view(ConsoleTemplates.code$standing(view, viewer, language), language, sse);
        }

        Uni<Response> shown(CodePage page) {
            var status = page.problem() == null
                    ? Response.Status.OK.getStatusCode()
                    : page.problem().status();
            return Pages.page(status, ConsoleTemplates.code(page, page.view(), viewer, language), language);
        }
    }
}
