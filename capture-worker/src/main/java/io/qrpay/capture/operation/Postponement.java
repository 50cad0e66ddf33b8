package io.qrpay.capture.operation;

import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.FactBuilder;
import io.qrpay.contracts.payment.FactName;
import io.qrpay.contracts.payment.FactSource;
import io.qrpay.contracts.payment.Failure;
import io.qrpay.vipps.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says when an operation that did not succeed is tried again. Within a minute of the status the same trouble gives the
 * same fact; the times of many operations are spread by their keys.
 */
@ApplicationScoped
class Postponement {
    /** Codes that no later attempt will get past: the sums, the state or the deadline forbid it. */
    private static final Set<String> FOR_GOOD =
            Set.of("5100", "6030", "6040", "6070", "6090", "6100", "6140", "6150", "6190", "6200", "6210", "6220");

    private static final String ALREADY_CAPTURED = "6170";
    private static final String ALREADY_REFUNDED = "6180";
    private static final String CANCEL_OF_CAPTURED = "6040";
    /** A till waits at its counter for a yes or a no: only for these its wish is worth another attempt. */
    private static final Set<String> PASSING = Set.of("6250", "6260");

    private static final String CUSTOMER_IS_APPROVING = "6250";
    /** As long as an approval may take: ten minutes. */
    private static final int ATTEMPTS_WHILE_APPROVING = 20;

    private static final Duration WHILE_APPROVING = Duration.ofSeconds(30);

    private static final List<Duration> FIRST_PAUSES =
            List.of(Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofHours(6));
    private static final Duration LATER_PAUSE = Duration.ofDays(1);
    /** With the pauses above and their spread the last attempt is on the 30th day at the latest. */
    private static final int LAST_ATTEMPT = 29;

    private final OperationConfig config;
    private final Clock clock;

    Postponement(OperationConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** A definite no: another attempt follows if it is worth one. */
    Fact refused(DueOperation due, Problem problem) {
        var from = from(due);
        var pause = pauseAfter(due, code(problem));
        return operation(due, FactName.OPERATION_REFUSED, FactSource.ANSWER, from)
                .failure(new Failure(code(problem), problem.title()))
                .idempotencyKey(due.key())
                .notBefore(pause == null ? null : from.plus(spread(pause, 1, 0.05, due)))
                .build();
    }

    /** The books leave nothing for it to happen to: the code that the vendor has for that. */
    Fact ruledOut(DueOperation due) {
        var code = switch (due.kind()) {
            case CAPTURE -> ALREADY_CAPTURED;
            case REFUND -> ALREADY_REFUNDED;
            case CANCEL -> CANCEL_OF_CAPTURED;
        };
        return operation(due, FactName.OPERATION_REFUSED, FactSource.QRPAY, from(due))
                .failure(new Failure(code, null))
                .build();
    }

    /** Not known whether it was done: the same attempt follows. */
    Fact deferred(DueOperation due, String code, @Nullable Duration retryAfter) {
        var from = from(due);
        var pause = spread(byAge(due, from), 0.75, 0.5, due);
        return operation(due, FactName.OPERATION_DEFERRED, FactSource.QRPAY, from)
                .failure(new Failure(code, null))
                .notBefore(from.plus(retryAfter == null ? pause : pause.plus(retryAfter)))
                .build();
    }

    /** The vendor's code, else the HTTP status. */
    static String code(Problem problem) {
        return Objects.requireNonNullElseGet(problem.code(), () -> Integer.toString(problem.status()));
    }

    private static FactBuilder operation(DueOperation due, FactName name, FactSource source, Instant at) {
        return Fact.of(due.payment(), name, source, at)
                .operationId(due.operation().id())
                .attempt(due.operation().attempt());
    }

    private static @Nullable Duration pauseAfter(DueOperation due, String code) {
        var attempt = due.operation().attempt();
        var forGood = due.isOurs() ? FOR_GOOD.contains(code) : !PASSING.contains(code);
        if (forGood || attempt >= LAST_ATTEMPT) {
            return null;
        }
        if (code.equals(CUSTOMER_IS_APPROVING) && attempt <= ATTEMPTS_WHILE_APPROVING) {
            return WHILE_APPROVING;
        }
        return attempt <= FIRST_PAUSES.size() ? FIRST_PAUSES.get(attempt - 1) : LATER_PAUSE;
    }

    private Duration byAge(DueOperation due, Instant from) {
        var requestedAt = due.status().requestedAt();
        var half = requestedAt == null
                ? Duration.ZERO
                : Duration.between(requestedAt, from).dividedBy(2);
        var limits = config.deferral();
        var atLeast = half.compareTo(limits.shortest()) < 0 ? limits.shortest() : half;
        return atLeast.compareTo(limits.longest()) > 0 ? limits.longest() : atLeast;
    }

    /** The time of the status while it is fresh: then a repeat is the same fact. */
    private Instant from(DueOperation due) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var age = Duration.between(due.toldAt(), now);
        return age.abs().compareTo(config.freshFor()) < 0 ? due.toldAt() : now;
    }

    private static Duration spread(Duration pause, double least, double width, DueOperation due) {
        var share = (due.key().hashCode() & 0xffff) / (double) 0x10000;
        return Duration.ofMillis((long) (pause.toMillis() * (least + width * share)));
    }
}
