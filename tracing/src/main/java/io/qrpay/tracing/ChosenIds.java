package io.qrpay.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.sdk.trace.IdGenerator;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Gives the first step of a payment's trace the ids that its key stands for: a webhook may be told of before it, by a service
 * that only knows the key. All other ids are random.
 */
@Singleton
class ChosenIds implements IdGenerator {
    private static final IdGenerator RANDOM = IdGenerator.random();
    private static final ThreadLocal<@Nullable PaymentTrace> CHOSEN = new ThreadLocal<>();

    /** Ids are asked for while the span begins, in the same thread. */
    static Span begin(PaymentTrace trace, SpanBuilder first) {
        CHOSEN.set(trace);
        try {
            return first.startSpan();
        } finally {
            CHOSEN.remove();
        }
    }

    @Override
    public String generateSpanId() {
        var chosen = CHOSEN.get();
        return chosen == null ? RANDOM.generateSpanId() : chosen.rootId();
    }

    @Override
    public String generateTraceId() {
        var chosen = CHOSEN.get();
        return chosen == null ? RANDOM.generateTraceId() : chosen.traceId();
    }
}
