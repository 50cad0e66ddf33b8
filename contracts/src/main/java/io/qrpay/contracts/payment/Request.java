package io.qrpay.contracts.payment;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;

/**
 * What a REQUESTED fact keeps of the checkout: nothing personal.
 *
 * @param storeId the chain's name of the store
 * @param posId the till
 * @param requestedAt the till's time
 * @param validUntil past it the checkout is stale, by broker time
 * @param captureMode who captures
 */
public record Request(
        String storeId,
        String posId,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Instant requestedAt,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Instant validUntil,
        CaptureMode captureMode) {}
