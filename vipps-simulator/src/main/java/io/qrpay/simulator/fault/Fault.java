package io.qrpay.simulator.fault;

import org.jspecify.annotations.Nullable;

/**
 * One thing that goes wrong where it matches.
 *
 * @param operation the call to hit, any when absent; for requests only
 * @param event the event whose webhook to hit, e.g. {@code CAPTURED}, any when absent; for webhooks only
 * @param msn the sales unit to hit, any when absent
 * @param reference the payment to hit, any when absent
 * @param count how often before it is over, without end when absent
 * @param share the share of matches that are hit, 0 to 1, all when absent
 * @param delayMillis how long, for the kinds that delay
 * @param status the HTTP status of {@link FaultKind#STATUS}, {@link FaultKind#FAILED_OPERATION} and of those whom
 *     {@link FaultKind#LOCKED_PAYMENT} turns away
 * @param retryAfterSeconds the Retry-After header of {@link FaultKind#STATUS}
 * @param errorCode the vendor's error code in the body that comes with {@code status}
 * @param body the form of the body of {@link FaultKind#STATUS}
 */
public record Fault(
        FaultKind kind,
        @Nullable Operation operation,
        @Nullable String event,
        @Nullable String msn,
        @Nullable String reference,
        @Nullable Integer count,
        @Nullable Double share,
        @Nullable Long delayMillis,
        @Nullable Integer status,
        @Nullable Integer retryAfterSeconds,
        @Nullable String errorCode,
        @Nullable Body body) {

    /** The forms in which the vendor's errors come. */
    public enum Body {
        /** {@code application/problem+json}. */
        PROBLEM,
        /** The gateway's {@code {statusCode, message}}. */
        GATEWAY,
        /** No body at all. */
        EMPTY
    }

    public long delay(long ifAbsent) {
        return delayMillis == null ? ifAbsent : delayMillis;
    }

    public int status(int ifAbsent) {
        return status == null ? ifAbsent : status;
    }

    boolean isAt(String hitMsn, @Nullable String hitReference) {
        return (msn == null || msn.equals(hitMsn)) && (reference == null || reference.equals(hitReference));
    }
}
