package io.qrpay.registry.onetime;

import io.qrpay.vipps.qr.QrImage;
import org.jspecify.annotations.Nullable;

/**
 * A code as it was asked for.
 *
 * @param url the landing page; holds a token
 * @param followed null for a code that is only shown
 */
record WantedOneTime(
        String msn,
        String url,
        QrImage image,
        @Nullable Followed followed,
        @Nullable String chainId,
        @Nullable String storeId,
        @Nullable String posId) {

    /** Without the URL. */
    @Override
    public String toString() {
        return "WantedOneTime[msn=" + msn + ", followed=" + followed + "]";
    }
}
