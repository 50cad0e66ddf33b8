package io.qrpay.initiator.till;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.micrometer.core.instrument.MeterRegistry;
import io.qrpay.contracts.PaymentKey;
import io.qrpay.contracts.command.PaymentCommand;
import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.initiator.command.PaymentWish;
import io.qrpay.initiator.event.BrokerUnavailable;
import io.qrpay.initiator.status.StatusFeed;
import io.qrpay.initiator.status.StatusProjection;
import io.qrpay.initiator.status.StatusUnavailable;
import io.qrpay.initiator.status.StoredStatus;
import io.qrpay.problem.Gate;
import io.qrpay.problem.ProblemFound;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Carries out a command while a till waits: publishes the wish, then follows the payment until its operation has ended,
 * and tells a till that has waited long enough that it is on its way.
 */
@Startup
@ApplicationScoped
class TillCommand {
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private final PaymentWish wishes;
    private final StatusFeed feed;
    private final StatusProjection projection;
    private final TillConfig config;
    private final ObjectReader json;
    private final Gate gate;

    TillCommand(
            PaymentWish wishes,
            StatusFeed feed,
            StatusProjection projection,
            TillConfig config,
            ObjectMapper mapper,
            MeterRegistry registry) {
        this.wishes = wishes;
        this.feed = feed;
        this.projection = projection;
        this.config = config;
        this.json = mapper.readerFor(PaymentStatus.class);
        this.gate = new Gate(config.inFlight(), "qrpay.till.commands.in.flight", registry);
    }

    /** Comes within {@code qrpay.till.answer-within}; fails with {@link BrokerUnavailable} before anything is sure. */
    Uni<Response> carryOut(PaymentCommand command) {
        var leave = gate.enter();
        var answerAt = System.nanoTime() + config.answerWithin().toNanos();
        return publish(command)
                .chain(payment -> follow(payment, command, answerAt - System.nanoTime()))
                .onTermination()
                .invoke(leave);
    }

    private Uni<PaymentKey> publish(PaymentCommand command) {
        return wishes.publish(command, config.appearWithin())
                .map(payment -> payment.orElseThrow(() -> new ProblemFound(TillProblem.UNKNOWN_PAYMENT)))
                .ifNoItem()
                .after(config.answerWithin())
                .failWith(() -> new BrokerUnavailable(new TimeoutException()));
    }

    private Uni<Response> follow(PaymentKey payment, PaymentCommand command, long nanos) {
        var latest = new AtomicReference<>(CommandProgress.unknown(command));
        return Multi.createBy()
                .merging()
                .streams(feed.of(payment.toString()).map(Optional::of), looks(command))
                .map(found -> found.map(status -> new CommandProgress(command, status, status(status))))
                .onItem()
                .transformToMultiAndConcatenate(progress -> Multi.createFrom().optional(progress))
                .invoke(latest::set)
                .select()
                .where(CommandProgress::isEnded)
                .toUni()
                .ifNoItem()
                .after(TillCreation.wholeMillis(nanos))
                .recoverWithItem(latest::get)
                .map(CommandProgress::answer);
    }

    /** The feed tells sooner; this finds what changed before it was followed. */
    private Multi<Optional<StoredStatus>> looks(PaymentCommand command) {
        return Multi.createFrom()
                .ticks()
                .every(LOOK_EVERY)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> look(command));
    }

    private Uni<Optional<StoredStatus>> look(PaymentCommand command) {
        return projection
                .find(command.storeId(), command.reference())
                .onFailure(StatusUnavailable.class)
                .recoverWithItem(Optional.empty());
    }

    private PaymentStatus status(StoredStatus stored) {
        try {
            return json.readValue(stored.json());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a published status cannot be read", e);
        }
    }
}
