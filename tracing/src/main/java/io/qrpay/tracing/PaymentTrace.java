package io.qrpay.tracing;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.api.trace.TraceState;
import io.qrpay.contracts.PaymentKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jboss.logging.MDC;

/**
 * The trace of a payment, a function of its key: whoever knows the key knows the trace, whatever brought it.
 *
 * @param traceId 32 hexadecimal digits
 * @param rootId the span of the till's request, to which all others belong: 16 hexadecimal digits
 * @param rank where the payment stands among all, evenly spread from 0 to 1
 */
public record PaymentTrace(String traceId, String rootId, double rank) {
    private static final double RANKS = 0x1p53;

    public static PaymentTrace of(PaymentKey payment) {
        var bits = ByteBuffer.wrap(sha256(payment.toString()));
        return new PaymentTrace(
                TraceId.fromLongs(bits.getLong(), bits.getLong()),
                SpanId.fromLong(bits.getLong()),
                (bits.getLong() >>> 11) / RANKS);
    }

    /** As W3C Trace Context writes it, sampled. */
    public String traceparent() {
        return "00-" + traceId + "-" + rootId + "-01";
    }

    /** Logs with the trace's id as {@code traceId}, traced or not: it finds the lines of all services about a payment. */
    public void log(Runnable line) {
        MDC.put("traceId", traceId);
        try {
            line.run();
        } finally {
            MDC.remove("traceId");
        }
    }

    SpanContext root() {
        return SpanContext.createFromRemoteParent(traceId, rootId, TraceFlags.getSampled(), TraceState.getDefault());
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
