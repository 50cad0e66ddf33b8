package io.qrpay.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.qrpay.contracts.PaymentKey;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells the steps of the payments that are traced. A step knows msn and reference of its payment and what happened, and
 * nothing else: no customer, no token, no text of a failure.
 */
@Singleton
public class PaymentTraces {
    private final Tracer tracer;
    private final TracingConfig config;

    public PaymentTraces(Tracer tracer, TracingConfig config) {
        this.tracer = tracer;
        this.config = config;
    }

    /** The trace of a payment; empty for those that are not traced. */
    public Optional<PaymentTrace> of(PaymentKey payment) {
        return config.share() <= 0
                ? Optional.empty()
                : Optional.of(PaymentTrace.of(payment)).filter(trace -> trace.rank() < config.share());
    }

    /**
     * The till's request, to which all other steps belong: from its subscription to its end.
     *
     * @param caller the till's own {@code traceparent}, which the step links to; null when it has none
     */
    public <T> Uni<T> request(PaymentKey payment, String name, SpanKind kind, @Nullable String caller, Uni<T> act) {
        return of(payment)
                .map(trace -> during(act, () -> ChosenIds.begin(trace, Links.add(step(payment, name, kind), caller))))
                .orElse(act);
    }

    /** A step from its subscription to its end. */
    public <T> Uni<T> step(PaymentKey payment, String name, SpanKind kind, Uni<T> act) {
        return of(payment)
                .map(trace ->
                        during(act, () -> child(trace, payment, name, kind).startSpan()))
                .orElse(act);
    }

    /** A step that began earlier and ends elsewhere; one that records nothing where the payment is not traced. */
    public Span begin(PaymentKey payment, String name, SpanKind kind, Instant began) {
        return of(payment)
                .map(trace -> child(trace, payment, name, kind)
                        .setStartTimestamp(began)
                        .startSpan())
                .orElse(Span.getInvalid());
    }

    private SpanBuilder child(PaymentTrace trace, PaymentKey payment, String name, SpanKind kind) {
        return step(payment, name, kind).setParent(Context.root().with(Span.wrap(trace.root())));
    }

    private SpanBuilder step(PaymentKey payment, String name, SpanKind kind) {
        return tracer.spanBuilder(name)
                .setNoParent()
                .setSpanKind(kind)
                .setAttribute("qrpay.msn", payment.msn())
                .setAttribute("qrpay.reference", payment.reference());
    }

    private static <T> Uni<T> during(Uni<T> act, Supplier<Span> begin) {
        return Uni.createFrom().deferred(() -> {
            var span = begin.get();
            return act.onTermination().invoke((item, failure, cancelled) -> end(span, failure));
        });
    }

    private static void end(Span span, @Nullable Throwable failure) {
        if (failure != null) {
            span.setStatus(StatusCode.ERROR, failure.getClass().getSimpleName());
        }
        span.end();
    }
}
