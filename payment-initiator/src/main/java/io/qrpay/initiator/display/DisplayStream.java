package io.qrpay.initiator.display;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.contracts.payment.SoldLine;
import io.qrpay.initiator.status.StatusProjection;
import io.qrpay.initiator.status.StatusUnavailable;
import io.qrpay.initiator.status.TillFeed;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What a till's display shows, as it changes. */
@ApplicationScoped
class DisplayStream {
    private final TillFeed till;
    private final StatusProjection projection;
    private final DisplayConfig config;
    private final Clock clock;
    private final ObjectReader facts;

    DisplayStream(TillFeed till, StatusProjection projection, DisplayConfig config, Clock clock, ObjectMapper json) {
        this.till = till;
        this.projection = projection;
        this.config = config;
        this.clock = clock;
        this.facts = json.readerFor(Fact.class);
    }

    /** What it shows now; nobody pays while the database cannot be asked. */
    Uni<DisplayView> now(String storeId, String posId) {
        var play = new Screenplay(config.resultFor());
        return till.latest(storeId, posId)
                .onFailure(StatusUnavailable.class)
                .recoverWithItem(Optional.empty())
                .invoke(latest -> play.goesOn(latest, clock.instant()))
                .chain(latest -> view(play));
    }

    /** What it shows each time that this changes, empty when it does not; has no end. */
    Multi<Optional<DisplayView>> of(String storeId, String posId) {
        var play = new Screenplay(config.resultFor());
        return till.of(storeId, posId).onItem().transformToUniAndConcatenate(news -> next(news, play));
    }

    private Uni<Optional<DisplayView>> next(Optional<PaymentStatus> news, Screenplay play) {
        return play.goesOn(news, clock.instant())
                ? view(play).map(Optional::of)
                : Uni.createFrom().item(Optional.empty());
    }

    private Uni<DisplayView> view(Screenplay play) {
        return play.present()
                .map(payment -> lines(payment).map(lines -> DisplayView.of(payment, lines, clock.instant())))
                .orElseGet(() -> Uni.createFrom().item(DisplayView.IDLE));
    }

    /** Those of the till's checkout; none rather than a display that stands still. */
    private Uni<List<SoldLine>> lines(PaymentStatus payment) {
        return projection
                .requested(payment.paymentKey())
                .map(fact -> fact.map(this::lines).orElse(List.of()))
                .onFailure(StatusUnavailable.class)
                .recoverWithItem(List.of());
    }

    private List<SoldLine> lines(String fact) {
        var request = read(fact).request();
        return request == null ? List.of() : Objects.requireNonNullElse(request.lines(), List.of());
    }

    private Fact read(String text) {
        try {
            return facts.readValue(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a fact that cannot be read", e);
        }
    }
}
