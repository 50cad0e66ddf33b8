package io.qrpay.contracts.customer;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.qrpay.contracts.checkout.CheckoutRequested;
import java.time.Instant;

/**
 * A customer scanned the printed code of a till and waits to be asked for money. Kafka key {@code <msn>/<merchantQrId>}.
 * Holds personal data, as {@link CheckoutRequested} may: the topic lives one day.
 *
 * @param msn merchant serial number of the sales unit
 * @param merchantQrId the code that was scanned
 * @param customerToken opaque, names the customer towards Vipps for 15 minutes; never decoded, never logged
 * @param initiatedAt when the customer scanned
 */
public record CustomerCheckedIn(
        String msn,
        String merchantQrId,
        String customerToken,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Instant initiatedAt) {

    /** Without the token, so that it can be logged. */
    @Override
    public String toString() {
        return "CustomerCheckedIn[" + msn + "/" + merchantQrId + " at " + initiatedAt + "]";
    }
}
