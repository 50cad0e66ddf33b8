package io.qrpay.ingress.event;

import io.qrpay.contracts.customer.CustomerCheckedIn;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The body of {@code user.checked-in.v1}; the sales unit's number has had two names. */
record CheckInEvent(
        @Nullable String msn,
        @Nullable String merchantSerialNumber,
        @Nullable String merchantQrId,
        @Nullable String customerToken,
        @Nullable String initiatedAt) {

    private static final Pattern QR_ID = Pattern.compile("\\P{Cntrl}{1,128}");
    private static final Pattern TOKEN = Pattern.compile("\\P{Cntrl}+");

    /** Says who checked in where at a sales unit that the registration speaks of. */
    Reading reading(Scope scope) throws MalformedBody {
        var unit = Member.present(msn == null ? merchantSerialNumber : msn, "msn");
        return Member.isCovered(unit, scope) ? new Reading.CheckIn(checkedIn(unit)) : new Reading.Foreign();
    }

    private CustomerCheckedIn checkedIn(String unit) throws MalformedBody {
        return new CustomerCheckedIn(
                unit,
                Member.formed(merchantQrId, QR_ID, "merchantQrId"),
                Member.formed(customerToken, TOKEN, "customerToken"),
                Member.time(initiatedAt, "initiatedAt"));
    }
}
