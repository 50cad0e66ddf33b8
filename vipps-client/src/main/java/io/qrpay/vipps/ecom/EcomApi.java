package io.qrpay.vipps.ecom;

import io.qrpay.vipps.VippsUnavailable;
import io.smallrye.mutiny.Uni;

/**
 * The vendor's eCom API v2 as far as following a payment needs it; qrpay begins none. Passing trouble fails the {@link Uni}
 * with {@link VippsUnavailable}.
 */
public interface EcomApi {

    /**
     * How far a payment is. The vendor allows 120 looks a minute for one.
     *
     * @param orderId 1 to 50 letters, digits and hyphens
     */
    Uni<EcomOutcome> payment(String msn, String orderId);
}
