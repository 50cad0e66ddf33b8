package io.qrpay.contracts.checkout;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.qrpay.contracts.Money;
import io.qrpay.contracts.payment.CaptureMode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A till wants a customer to pay. A retry is byte-equal: same reference, same {@code requestedAt}, same content. Holds
 * personal data where it has a {@code customer}.
 *
 * @param storeId the chain's name of the store, {@code [A-Za-z0-9._-]{1,64}}
 * @param posId the till within the store, same form
 * @param reference the till's name of the payment, {@code [a-zA-Z0-9-]{8,64}}
 * @param amount what is to be paid
 * @param description what the customer reads, 3 to 100 characters
 * @param requestedAt when the till asked, RFC 3339; the store's sales unit is the one valid then
 * @param validFor how long the till waits for a QR, ISO 8601 duration, {@code PT60S} when absent; after it a checkout
 *     that Vipps does not know is refused as STALE
 * @param captureMode AUTO when absent
 * @param qr how the till wants the QR, SVG image when absent; not with a {@code customer}
 * @param customer whom to ask; when absent, whoever scans the QR on the screen
 * @param receipt what is paid for, line by line
 * @param supersedes the reference of an earlier checkout of this store that ends, if it is still open, with this one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CheckoutRequested(
        String storeId,
        String posId,
        String reference,
        Money amount,
        @Nullable String description,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Instant requestedAt,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Duration validFor,

        @Nullable CaptureMode captureMode,
        @Nullable QrWish qr,
        @Nullable Customer customer,
        @Nullable Receipt receipt,
        @Nullable String supersedes) {

    /** Without what the customer reads, buys or is. */
    @Override
    public String toString() {
        return "CheckoutRequested[" + storeId + "/" + reference + " " + amount + "]";
    }
}
