package io.qrpay.initiator.console;

import io.qrpay.access.Caller;
import io.qrpay.access.Reach;
import io.qrpay.access.Role;
import io.qrpay.initiator.day.LocalDay;
import io.qrpay.initiator.day.StoreDays;
import io.qrpay.initiator.till.TillProblem;
import io.qrpay.initiator.till.TillTroubles;
import io.qrpay.problem.FieldError;
import io.qrpay.problem.GeneralProblem;
import io.qrpay.problem.Problem;
import io.qrpay.problem.ProblemFound;
import io.qrpay.screen.Language;
import io.qrpay.screen.Pages;
import io.qrpay.vipps.salesunit.Stores;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What a store's day came to, for people. */
@Path("/console/day")
@RolesAllowed({Role.STORE_MANAGER, Role.OPERATOR, Role.AUDITOR})
class DayResource {
    private final StoreDays days;
    private final Stores stores;
    private final Clock clock;
    private final SecurityIdentity person;
    private final Caller caller;

    DayResource(StoreDays days, Stores stores, Clock clock, SecurityIdentity person, Caller caller) {
        this.days = days;
        this.stores = stores;
        this.clock = clock;
        this.person = person;
        this.caller = caller;
    }

    /** @param date today where the store is, when it is not filled in */
    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Uni<Response> page(
            @RestQuery @Nullable String store,
            @RestQuery @Nullable String date,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages) {
        var language = Language.preferred(languages);
        var reach = caller.reach();
        var choice = reach.covers(null)
                ? List.<String>of()
                : reach.stores().stream().sorted().toList();
        var storeId = storeId(store, choice, reach);
        var empty = new DayPage(
                Bar.of(person, reach, Bar.Page.DAY), choice, storeId, shown(storeId, date), null, List.of(), null);
        return read(empty)
                .onFailure(failure -> TillTroubles.problem(failure).isPresent())
                .recoverWithItem(
                        failure -> with(empty, TillTroubles.problem(failure).orElseThrow()))
                .chain(page -> Pages.page(status(page), ConsoleTemplates.day(page, language), language));
    }

    private static @Nullable String storeId(@Nullable String store, List<String> choice, Reach reach) {
        var asked = SearchForm.filled(store);
        var meant = asked == null && !choice.isEmpty() ? choice.getFirst() : asked;
        if (meant != null) {
            reach.check(meant);
        }
        return meant;
    }

    private String shown(@Nullable String storeId, @Nullable String date) {
        var asked = SearchForm.filled(date);
        var zone = stores.timeZoneOf(Objects.requireNonNullElse(storeId, "")).orElse(ZoneOffset.UTC);
        return asked == null ? LocalDate.ofInstant(clock.instant(), zone).toString() : asked;
    }

    private Uni<DayPage> read(DayPage page) {
        var storeId = page.storeId();
        return storeId == null
                ? Uni.createFrom().item(page)
                : Uni.createFrom().deferred(() -> read(page, storeId, day(storeId, page.date())));
    }

    private Uni<DayPage> read(DayPage page, String storeId, LocalDay local) {
        return days.of(storeId, local)
                .chain(day -> days.hours(storeId, local)
                        .map(hours -> new DayPage(
                                page.bar(), page.stores(), storeId, page.date(), day, DayChart.of(hours), null)));
    }

    private static DayPage with(DayPage page, Problem problem) {
        return new DayPage(page.bar(), page.stores(), page.storeId(), page.date(), null, List.of(), problem);
    }

    private static int status(DayPage page) {
        return page.problem() == null
                ? Response.Status.OK.getStatusCode()
                : page.problem().status();
    }

    private LocalDay day(String storeId, String date) {
        var zone = stores.timeZoneOf(storeId).orElseThrow(() -> new ProblemFound(TillProblem.UNKNOWN_STORE));
        var day = new LocalDay(date(date), zone);
        if (!day.hasBegun(clock.instant())) {
            throw wrongDate("must not be in the future, in " + zone);
        }
        return day;
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw wrongDate("must be a date, YYYY-MM-DD");
        }
    }

    private static ProblemFound wrongDate(String demand) {
        return new ProblemFound(
                Problem.of(GeneralProblem.INVALID_QUERY).errors(List.of(new FieldError("date", demand))));
    }
}
