package io.qrpay.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.opentelemetry.api.OpenTelemetry;
import io.qrpay.contracts.PaymentKey;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;

/** Which trace a payment has, and which payments are traced. */
class PaymentTraceTest {
    private static final PaymentKey PAYMENT = new PaymentKey("100001", "oslo-1-000042");

    @Test
    void shouldBeTheSameForAllServicesAndReleasesWhenTheKeyIsTheSame() {
        // When
        var trace = PaymentTrace.of(PAYMENT);

        // Then: the digits of printf 100001/oslo-1-000042 | sha256sum
        assertThat(trace.traceId()).isEqualTo("99f27a1704f1235a922b273fd53d2928");
        assertThat(trace.rootId()).isEqualTo("80585e612a1125df");
        assertThat(trace.traceparent()).isEqualTo("00-99f27a1704f1235a922b273fd53d2928-80585e612a1125df-01");
    }

    @Test
    void shouldTraceTheShareThatIsAskedForWhenPaymentsAreMany() {
        // Given
        var traces = new PaymentTraces(OpenTelemetry.noop().getTracer("test"), () -> 0.1);

        // When
        var traced = IntStream.range(0, 20_000)
                .filter(i ->
                        traces.of(new PaymentKey("100001", "reference-" + i)).isPresent())
                .count();

        // Then
        assertThat(traced / 20_000.0).isCloseTo(0.1, within(0.01));
    }

    @Test
    void shouldTraceNoneOrAllWhenTheShareSaysSo() {
        // Given
        var tracer = OpenTelemetry.noop().getTracer("test");

        // When / Then
        assertThat(new PaymentTraces(tracer, () -> 0).of(PAYMENT)).isEmpty();
        assertThat(new PaymentTraces(tracer, () -> 1).of(PAYMENT)).isPresent();
    }

    @Test
    void shouldNameTheTraceInTheLineAndNowhereElseWhenItLogs() {
        // Given
        var seen = new ArrayList<Object>();

        // When
        PaymentTrace.of(PAYMENT).log(() -> seen.add(MDC.get("traceId")));

        // Then
        assertThat(seen).containsExactly("99f27a1704f1235a922b273fd53d2928");
        assertThat(MDC.get("traceId")).isNull();
    }
}
