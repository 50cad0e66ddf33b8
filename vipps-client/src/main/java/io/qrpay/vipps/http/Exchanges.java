package io.qrpay.vipps.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.AsyncResult;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The metric {@code qrpay.vipps.exchange}: how long each exchange with Vipps took, by operation and outcome. */
@Singleton
class Exchanges {
    private final Timer[][] timers = new Timer[Operation.values().length][Outcome.values().length];

    Exchanges(MeterRegistry registry) {
        for (var operation : Operation.values()) {
            for (var outcome : Outcome.values()) {
                timers[operation.ordinal()][outcome.ordinal()] = timer(registry, operation, outcome);
            }
        }
    }

    void count(Operation operation, AsyncResult<Answer> result, long nanos) {
        timers[operation.ordinal()][Outcome.of(result).ordinal()].record(nanos, TimeUnit.NANOSECONDS);
    }

    private static Timer timer(MeterRegistry registry, Operation operation, Outcome outcome) {
        return Timer.builder("qrpay.vipps.exchange")
                .description("Exchanges with Vipps MobilePay; each attempt counts")
                .tag("operation", operation.tag())
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    private enum Outcome {
        SUCCESS,
        CLIENT_ERROR,
        TOO_MANY,
        SERVER_ERROR,
        TIMEOUT,
        NO_CONNECTION;

        static Outcome of(AsyncResult<Answer> result) {
            return result.succeeded() ? of(result.result().status()) : of(result.cause());
        }

        private static Outcome of(int status) {
            if (status == 429) {
                return TOO_MANY;
            }
            return switch (status / 100) {
                case 2 -> SUCCESS;
                case 4 -> CLIENT_ERROR;
                default -> SERVER_ERROR;
            };
        }

        private static Outcome of(Throwable cause) {
            for (var link = cause; link != null; link = link.getCause()) {
                if (link instanceof TimeoutException) {
                    return TIMEOUT;
                }
            }
            return NO_CONNECTION;
        }
    }
}
