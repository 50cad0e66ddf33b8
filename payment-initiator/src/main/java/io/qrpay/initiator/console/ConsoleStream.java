package io.qrpay.initiator.console;

import io.micrometer.core.instrument.MeterRegistry;
import io.qrpay.initiator.status.StatusUnavailable;
import io.qrpay.problem.Gate;
import io.qrpay.screen.Language;
import io.qrpay.screen.Pages;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The live part of a console's page: looked at anew each second, and told when it is other than before. While the database is
 * away nothing is told, and the browser says so.
 */
@ApplicationScoped
class ConsoleStream {
    private final ConsoleConfig config;
    private final Gate gate;

    ConsoleStream(ConsoleConfig config, MeterRegistry registry) {
        this.config = config;
        this.gate = new Gate(config.pages(), "qrpay.console.pages", registry);
    }

    Multi<OutboundSseEvent> of(Supplier<Uni<TemplateInstance>> look, Language language, Sse sse) {
        var leave = gate.enter();
        var told = new AtomicReference<@Nullable Object>();
        return Multi.createFrom()
                .ticks()
                .every(config.lookEvery())
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> view(look, language, sse))
                .map(view -> view.getData().equals(told.getAndSet(view.getData())) ? Pages.beat(sse) : view)
                .onTermination()
                .invoke(leave);
    }

    private static Uni<OutboundSseEvent> view(Supplier<Uni<TemplateInstance>> look, Language language, Sse sse) {
        return look.get()
                .chain(template -> Pages.view(template, language, sse))
                .onFailure(StatusUnavailable.class)
                .recoverWithNull();
    }
}
