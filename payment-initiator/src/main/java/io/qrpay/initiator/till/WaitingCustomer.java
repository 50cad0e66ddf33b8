package io.qrpay.initiator.till;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.qrpay.initiator.pairing.WaitingCheckIn;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/**
 * A customer who scanned the printed code of a till and waits for a checkout there. Nobody learns who it is.
 *
 * @param merchantQrId the code
 * @param checkedInAt when the customer scanned
 * @param countsUntil a checkout at this code until then is for this customer, unless something else happens at the till before
 */
@RegisterForReflection
record WaitingCustomer(
        String merchantQrId,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Instant checkedInAt,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Instant countsUntil) {

    static WaitingCustomer of(WaitingCheckIn checkIn) {
        return new WaitingCustomer(checkIn.merchantQrId(), checkIn.scannedAt(), checkIn.countsUntil());
    }
}
