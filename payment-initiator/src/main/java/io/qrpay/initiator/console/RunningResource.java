package io.qrpay.initiator.console;

import io.qrpay.access.Caller;
import io.qrpay.access.Role;
import io.qrpay.deadletters.redrive.DealtWith;
import io.qrpay.deadletters.waiting.BrokerSilent;
import io.qrpay.initiator.polling.WebhookHealth;
import io.qrpay.initiator.till.TillProblem;
import io.qrpay.problem.ProblemFound;
import io.qrpay.screen.Language;
import io.qrpay.screen.Pages;
import io.qrpay.vipps.salesunit.SalesUnits;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** How qrpay runs, for those who run it: webhooks that do not come, and dead letters, which can be put back from here. */
@Path("/console/running")
@RolesAllowed({Role.OPERATOR, Role.AUDITOR})
class RunningResource {
    private static final String TOPIC = "/{topic: [a-z0-9.-]+\\.dlq}";

    private final WebhookHealth webhooks;
    private final SalesUnits salesUnits;
    private final LetterBox letters;
    private final ConsoleStream stream;
    private final ConsoleConfig config;
    private final SecurityIdentity person;
    private final Caller caller;

    RunningResource(
            WebhookHealth webhooks,
            SalesUnits salesUnits,
            LetterBox letters,
            ConsoleStream stream,
            ConsoleConfig config,
            SecurityIdentity person,
            Caller caller) {
        this.webhooks = webhooks;
        this.salesUnits = salesUnits;
        this.letters = letters;
        this.stream = stream;
        this.config = config;
        this.person = person;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Uni<Response> page(@HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages) {
        var language = Language.preferred(languages);
        var bar = bar();
        return now().map(now -> new RunningPage(bar, now))
                .chain(page -> Pages.page(
                        Response.Status.OK.getStatusCode(), ConsoleTemplates.running(page, language), language));
    }

    @GET
    @Path("/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(hidden = true)
    public Multi<OutboundSseEvent> events(
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages, @Context Sse sse) {
        bar();
        var language = Language.preferred(languages);
        return stream.of(() -> now().map(now -> ConsoleTemplates.running$now(now, language)), language, sse);
    }

    /** What would be done with the topic's letters. */
    @GET
    @Path(TOPIC)
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Uni<Response> letters(
            String topic,
            @RestQuery @Nullable String force,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages) {
        return shown(bar(), topic, force != null, false, letters.look(topic, force != null), languages);
    }

    /** Puts them back, and shows what was done. */
    @POST
    @Path(TOPIC)
    @RolesAllowed(Role.OPERATOR)
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Uni<Response> putBack(
            String topic,
            @FormParam("force") @Nullable String force,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages) {
        var by = person.getPrincipal().getName();
        return shown(bar(), topic, force != null, true, letters.putBack(topic, force != null, by), languages);
    }

    private Uni<Response> shown(
            Bar bar,
            String topic,
            boolean isForced,
            boolean isDone,
            Uni<List<DealtWith>> dealtWith,
            @Nullable String languages) {
        var language = Language.preferred(languages);
        return dealtWith
                .map(all -> new LettersPage(bar, topic, all, isDone, isForced, false, config.letters()))
                .onFailure(RunningResource::isBusy)
                .recoverWithItem(new LettersPage(bar, topic, List.of(), false, isForced, true, config.letters()))
                .onFailure(RunningResource::isAway)
                .transform(away -> new ProblemFound(TillProblem.NOT_ACCEPTED))
                .chain(page -> Pages.page(
                        page.isBusy() ? Response.Status.CONFLICT.getStatusCode() : Response.Status.OK.getStatusCode(),
                        ConsoleTemplates.letters(page, language),
                        language));
    }

    private static boolean isBusy(Throwable failure) {
        return failure instanceof LetterBoxBusy || failure instanceof ProducerFencedException;
    }

    private static boolean isAway(Throwable failure) {
        return failure instanceof BrokerSilent || failure instanceof KafkaException;
    }

    /** @throws jakarta.ws.rs.ForbiddenException for who reaches some stores only: this is of all */
    private Bar bar() {
        caller.reach().check(null);
        return Bar.of(person, caller.reach(), Bar.Page.RUNNING);
    }

    private Uni<Running> now() {
        return letters.waiting()
                .map(Optional::of)
                .onFailure(RunningResource::isAway)
                .recoverWithItem(Optional.<Map<String, Long>>empty())
                .map(waiting ->
                        new Running(webhooks.troubles(), salesUnits.msns().size(), waiting.orElse(null)));
    }
}
