package io.qrpay.simulator.phone;

import io.qrpay.screen.Language;
import io.qrpay.screen.Pages;
import io.qrpay.simulator.code.Codes;
import io.qrpay.simulator.customer.CrowdInTheStore;
import io.qrpay.simulator.deed.Deeds;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.Optional;
import java.util.function.Function;

/** Draws the phone's pages, and what changes of them. */
@ApplicationScoped
class PhonePages {

    private static final int MOST_STICKERS = 20;

    private final Questions questions;
    private final Codes codes;
    private final CrowdInTheStore crowd;
    private final Deeds deeds;
    private final Watching watching;

    PhonePages(Questions questions, Codes codes, CrowdInTheStore crowd, Deeds deeds, Watching watching) {
        this.questions = questions;
        this.codes = codes;
        this.crowd = crowd;
        this.deeds = deeds;
        this.watching = watching;
    }

    HomePage home() {
        return HomePage.of(homeView());
    }

    Uni<Response> home(Status status, HomePage page) {
        return page(status, PhoneTemplates.home(page, Language.ENGLISH));
    }

    /** What a token leads to; 404 and what to do now when that is nothing. */
    Uni<Response> question(String token) {
        var view = questionView(token);
        return page(
                view.screen().isPresent() ? Status.OK : Status.NOT_FOUND,
                PhoneTemplates.question(view, Language.ENGLISH));
    }

    Uni<Response> merchantsPage(String url) {
        return page(Status.OK, PhoneTemplates.page(url, Language.ENGLISH));
    }

    Multi<OutboundSseEvent> homeEvents(Sse sse) {
        return events(watching.of(this::homeView), PhoneTemplates::home$live, sse);
    }

    Multi<OutboundSseEvent> questionEvents(String token, Sse sse) {
        return events(watching.of(() -> questionView(token)), PhoneTemplates::question$live, sse);
    }

    private HomeView homeView() {
        return new HomeView(
                crowd.now().map(CrowdLine::new),
                questions.waiting(),
                codes.stickers(MOST_STICKERS),
                deeds.latest().stream().map(DeedLine::new).toList());
    }

    private QuestionView questionView(String token) {
        return new QuestionView(token, questions.find(token));
    }

    private static Uni<Response> page(Status status, TemplateInstance template) {
        return Pages.page(status.getStatusCode(), template, Language.ENGLISH);
    }

    private static <V> Multi<OutboundSseEvent> events(
            Multi<Optional<V>> views, Function<V, TemplateInstance> template, Sse sse) {
        return views.onItem()
                .transformToUniAndConcatenate(
                        view -> view.map(changed -> Pages.view(template.apply(changed), Language.ENGLISH, sse))
                                .orElseGet(() -> Uni.createFrom().item(Pages.beat(sse))));
    }
}
