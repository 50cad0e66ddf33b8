package io.qrpay.contracts.payment;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a REQUESTED fact keeps of the checkout: nothing personal.
 *
 * @param storeId the chain's name of the store
 * @param posId the till
 * @param requestedAt the till's time
 * @param validUntil past it the checkout is stale, by broker time
 * @param captureMode who captures
 * @param lines the first {@value #MOST_LINES} lines of the receipt, for the customer's display; null when the till sent none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Request(
        String storeId,
        String posId,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Instant requestedAt,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Instant validUntil,
        CaptureMode captureMode,
        @Nullable List<SoldLine> lines) {

    /** A display shows no more, and each payment's facts are kept for 400 days. */
    public static final int MOST_LINES = 20;

    public Request {
        lines = lines == null ? null : List.copyOf(lines);
    }
}
