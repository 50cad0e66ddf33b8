package io.qrpay.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Leads from our first step to the trace of the till, which has an id of its own. */
final class Links {
    private Links() {}

    /** Text that is no {@code traceparent} (W3C Trace Context) adds nothing. */
    static SpanBuilder add(SpanBuilder step, @Nullable String caller) {
        if (caller == null) {
            return step;
        }
        var context = W3CTraceContextPropagator.getInstance().extract(Context.root(), caller, Header.TRACEPARENT);
        var till = Span.fromContext(context).getSpanContext();
        return till.isValid() ? step.addLink(till) : step;
    }

    private enum Header implements TextMapGetter<String> {
        TRACEPARENT;

        @Override
        public Iterable<String> keys(String carrier) {
            return List.of("traceparent");
        }

        @Override
        public @Nullable String get(@Nullable String carrier, String key) {
            return key.equals("traceparent") ? carrier : null;
        }
    }
}
