package io.qrpay.initiator.till;

import io.qrpay.access.Role;
import io.qrpay.initiator.day.DayTable;
import io.qrpay.initiator.day.LocalDay;
import io.qrpay.initiator.day.StoreDay;
import io.qrpay.initiator.day.StoreDays;
import io.qrpay.problem.FieldError;
import io.qrpay.problem.GeneralProblem;
import io.qrpay.problem.Problem;
import io.qrpay.problem.ProblemFound;
import io.qrpay.problem.QueryReading;
import io.qrpay.problem.Rule;
import io.qrpay.vipps.salesunit.Stores;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Whoever closes a store's day looks at what it came to. */
@Path("/v1/stores/{storeId}/days/{date}")
@Tag(name = "days")
@RolesAllowed({Role.STORE_MANAGER, Role.OPERATOR, Role.AUDITOR})
class StoreDayResource {
    private static final String TEXT_CSV = "text/csv";
    private static final MediaType CSV = new MediaType("text", "csv");
    private static final List<Variant> FORMS =
            Variant.mediaTypes(MediaType.APPLICATION_JSON_TYPE, CSV).build();
    private static final Pattern ISO_DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Rule<LocalDate> DATE = new Rule<>("must be a date, YYYY-MM-DD", StoreDayResource::date);
    private static final Rule<DayTable> TABLE =
            new Rule<>("must be one of tills, moved, open", StoreDayResource::table);

    private final StoreDays days;
    private final Stores stores;
    private final Clock clock;

    StoreDayResource(StoreDays days, Stores stores, Clock clock) {
        this.days = days;
        this.stores = stores;
        this.clock = clock;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TEXT_CSV})
    @Operation(
            operationId = "storeDay",
            summary = "What a store's payments of a calendar day came to; text/csv has one of its tables")
    @Parameter(
            name = "table",
            description =
                    "text/csv only: the payments by till and state (tills), the money that moved, the open payments",
            schema =
                    @Schema(
                            enumeration = {"tills", "moved", "open"},
                            defaultValue = "tills"))
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = StoreDay.class)),
                @Content(mediaType = TEXT_CSV, schema = @Schema(implementation = String.class))
            })
    @APIResponse(responseCode = "400", description = "The date is none, or has not begun in the store; errors names it")
    @APIResponse(responseCode = "404", description = "The store is not known")
    @APIResponse(responseCode = "406", description = "Neither JSON nor CSV is wanted")
    @APIResponse(responseCode = "503", description = "The database does not answer; repeat after Retry-After seconds")
    public Uni<Response> day(String storeId, String date, @RestQuery @Nullable String table, @Context Request request) {
        var form = request.selectVariant(FORMS);
        if (form == null) {
            throw new NotAcceptableException();
        }
        var reading = new QueryReading();
        var wanted = Objects.requireNonNullElse(reading.read("table", table, TABLE), DayTable.TILLS);
        var day = days.of(storeId, day(storeId, read(reading, date)));
        return form.getMediaType().equals(CSV) ? day.map(read -> csv(read, wanted)) : day.map(StoreDayResource::json);
    }

    private LocalDay day(String storeId, LocalDate date) {
        var day = stores.timeZoneOf(storeId)
                .map(zone -> new LocalDay(date, zone))
                .orElseThrow(() -> new ProblemFound(TillProblem.UNKNOWN_STORE));
        if (!day.hasBegun(clock.instant())) {
            var error = new FieldError("date", "must not be in the future, in " + day.zone());
            throw new ProblemFound(Problem.of(GeneralProblem.INVALID_QUERY).errors(List.of(error)));
        }
        return day;
    }

    private static LocalDate read(QueryReading reading, String text) {
        var date = reading.read("date", text, DATE);
        reading.check();
        return Objects.requireNonNull(date);
    }

    private static Response json(StoreDay day) {
        return fresh(Response.ok(day, MediaType.APPLICATION_JSON_TYPE));
    }

    private static Response csv(StoreDay day, DayTable table) {
        var name = day.storeId() + "-" + day.date() + "-" + table.name().toLowerCase(Locale.ROOT) + ".csv";
        return fresh(Response.ok(table.csv(day), CSV.withCharset("UTF-8"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\""));
    }

    private static Response fresh(Response.ResponseBuilder response) {
        return response.header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    private static @Nullable LocalDate date(String text) {
        try {
            return ISO_DATE.matcher(text).matches() ? LocalDate.parse(text) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable DayTable table(String text) {
        return switch (text) {
            case "tills" -> DayTable.TILLS;
            case "moved" -> DayTable.MOVED;
            case "open" -> DayTable.OPEN;
            default -> null;
        };
    }
}
