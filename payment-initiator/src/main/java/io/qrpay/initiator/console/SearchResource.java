package io.qrpay.initiator.console;

import io.qrpay.access.Caller;
import io.qrpay.access.Reach;
import io.qrpay.access.Role;
import io.qrpay.initiator.status.PaymentSearch;
import io.qrpay.initiator.status.StatusPage;
import io.qrpay.initiator.status.TillFeed;
import io.qrpay.initiator.till.TillTroubles;
import io.qrpay.problem.Problem;
import io.qrpay.problem.ProblemFound;
import io.qrpay.screen.Language;
import io.qrpay.screen.Pages;
import io.qrpay.vipps.salesunit.Stores;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
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
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Where people find payments: of their stores, or of all of them. */
@Path("/console")
@RolesAllowed({Role.STORE_MANAGER, Role.OPERATOR, Role.AUDITOR})
class SearchResource {
    private final PaymentSearch search;
    private final TillFeed statuses;
    private final ConsoleStream stream;
    private final Stores stores;
    private final ConsoleConfig config;
    private final SecurityIdentity person;
    private final Caller caller;

    SearchResource(
            PaymentSearch search,
            TillFeed statuses,
            ConsoleStream stream,
            Stores stores,
            ConsoleConfig config,
            SecurityIdentity person,
            Caller caller) {
        this.search = search;
        this.statuses = statuses;
        this.stream = stream;
        this.stores = stores;
        this.config = config;
        this.person = person;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Uni<Response> page(
            @BeanParam SearchForm form, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages) {
        var language = Language.preferred(languages);
        var reach = caller.reach();
        var storeId = storeId(form, reach);
        var bar = Bar.of(person, reach, Bar.Page.PAYMENTS);
        return Uni.createFrom()
                .deferred(() -> find(form, storeId))
                .map(found -> page(bar, reach, storeId, form, found, null))
                .onFailure(failure -> TillTroubles.problem(failure).isPresent())
                .recoverWithItem(failure -> page(
                        bar,
                        reach,
                        storeId,
                        form,
                        null,
                        TillTroubles.problem(failure).orElseThrow()))
                .chain(page -> Pages.page(status(page), ConsoleTemplates.search(page, language), language));
    }

    private static int status(SearchPage page) {
        return page.problem() == null
                ? Response.Status.OK.getStatusCode()
                : page.problem().status();
    }

    /** What changes of the page. */
    @GET
    @Path("/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(hidden = true)
    public Multi<OutboundSseEvent> events(
            @BeanParam SearchForm form,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages,
            @Context Sse sse) {
        var language = Language.preferred(languages);
        var storeId = storeId(form, caller.reach());
        form.read(storeId, zone(storeId), config.payments());
        return stream.of(
                () -> find(form, storeId).map(found -> ConsoleTemplates.search$rows(found, language)), language, sse);
    }

    /**
     * The store that is meant: who does not reach all looks at one at a time.
     *
     * @throws jakarta.ws.rs.ForbiddenException when it is out of reach
     */
    private static @Nullable String storeId(SearchForm form, Reach reach) {
        var asked = SearchForm.filled(form.store);
        var meant = asked != null || reach.covers(null)
                ? asked
                : reach.stores().stream().sorted().findFirst().orElse(null);
        reach.check(meant);
        return meant;
    }

    private SearchPage page(
            Bar bar,
            Reach reach,
            @Nullable String storeId,
            SearchForm form,
            SearchPage.@Nullable Found found,
            @Nullable Problem problem) {
        var choice = reach.covers(null)
                ? List.<String>of()
                : reach.stores().stream().sorted().toList();
        return new SearchPage(bar, choice, storeId, form, found, problem, form.at("/console/events", storeId, null));
    }

    /** @throws ProblemFound when the form is wrong */
    private Uni<SearchPage.Found> find(SearchForm form, @Nullable String storeId) {
        return search.find(form.read(storeId, zone(storeId), config.payments()))
                .map(page -> found(page, form, storeId));
    }

    private SearchPage.Found found(StatusPage page, SearchForm form, @Nullable String storeId) {
        var next = page.next();
        return new SearchPage.Found(
                page.statuses().stream()
                        .map(statuses::read)
                        .map(payment -> new Row(payment, zone(payment.storeId())))
                        .toList(),
                next == null ? null : form.at("/console", storeId, next.toString()));
    }

    /** That of the store; of all stores, UTC. */
    private ZoneId zone(@Nullable String storeId) {
        return stores.timeZoneOf(Objects.requireNonNullElse(storeId, "")).orElse(ZoneOffset.UTC);
    }
}
