package io.qrpay.initiator.polling;

import io.qrpay.contracts.PaymentKey;
import io.qrpay.contracts.payment.Operation;
import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.initiator.fold.Attention;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * A payment that wants something from the clock.
 *
 * @param payment which
 * @param partition of {@code payment.event.v1}
 * @param requested Vipps is not known to know it
 * @param attention what it wants
 * @param deferred the operations that wait
 * @param told how many facts the last poll told
 * @param nextPoll when Vipps is asked next
 * @param nextResume when the deferred operations are brought again
 */
record Watched(
        PaymentKey payment,
        int partition,
        boolean requested,
        Attention attention,
        List<Operation> deferred,
        int told,
        Instant nextPoll,
        Instant nextResume) {

    static Watched of(PaymentStatus status, int partition, Attention attention, PollingConfig config) {
        var deferred = status.operations().stream()
                .filter(operation -> operation.state() == Operation.State.DEFERRED)
                .toList();
        return new Watched(
                PaymentKey.parse(status.paymentKey()),
                partition,
                status.state() == PaymentState.REQUESTED,
                attention,
                deferred,
                0,
                after(attention.pollFrom(), wait(status.state(), config)),
                after(attention.resumeAt(), Duration.ZERO));
    }

    /** The same wish as before keeps its place in the schedule. */
    Watched after(Watched before) {
        return attention.equals(before.attention) && requested == before.requested ? before : this;
    }

    Watched polledAt(Instant now, PollingConfig config) {
        return with(told, now.plus(jittered(pause(now, config))), nextResume);
    }

    Watched pollNotBefore(Instant time) {
        return with(told, time.isAfter(nextPoll) ? time : nextPoll, nextResume);
    }

    Watched told(int facts) {
        return with(facts, nextPoll, nextResume);
    }

    Watched resumedAt(Instant now, PollingConfig config) {
        return with(told, nextPoll, now.plus(config.longestPause()));
    }

    private Watched with(int facts, Instant poll, Instant resume) {
        return new Watched(payment, partition, requested, attention, deferred, facts, poll, resume);
    }

    /** A fifth of the age: a payment a minute old is asked for each 12 s. */
    private Duration pause(Instant now, PollingConfig config) {
        var from = attention.pollFrom();
        var grown = Duration.between(from == null ? now : from, now).dividedBy(5);
        var pause = grown.compareTo(config.shortestPause()) < 0 ? config.shortestPause() : grown;
        return pause.compareTo(config.longestPause()) > 0 ? config.longestPause() : pause;
    }

    /** Up to a quarter more, so that payments of one moment do not stay together. */
    private static Duration jittered(Duration pause) {
        return pause.plusMillis(ThreadLocalRandom.current().nextLong(pause.toMillis() / 4 + 1));
    }

    private static Duration wait(PaymentState state, PollingConfig config) {
        return switch (state) {
            case REQUESTED -> config.requestedAfter();
            case AWAITING_CUSTOMER -> config.firstAfter();
            default -> Duration.ZERO;
        };
    }

    private static Instant after(@Nullable Instant from, Duration wait) {
        return from == null ? Instant.MAX : from.plus(wait);
    }
}
