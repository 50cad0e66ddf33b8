package io.qrpay.vipps.recurring;

import io.qrpay.vipps.VippsUnavailable;
import io.smallrye.mutiny.Uni;

/**
 * The vendor's Recurring API v3 as far as following an agreement needs it; qrpay offers none. Passing trouble fails the
 * {@link Uni} with {@link VippsUnavailable}.
 */
public interface RecurringApi {

    /**
     * How an agreement stands.
     *
     * @param agreementId the vendor's, e.g. {@code agr_DdLnJAF}
     */
    Uni<AgreementOutcome> agreement(String msn, String agreementId);
}
