package io.qrpay.registry.code;

import io.qrpay.contracts.qr.QrKind;
import io.qrpay.vipps.qr.QrLocation;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A printed code as the chain wants it.
 *
 * @param kind REDIRECT, CALLBACK or MOBILEPAY
 * @param msn merchant serial number of the sales unit
 * @param codeId the merchant's id: of the redirect, the merchantQrId, the beacon id
 * @param chainId the chain; absent when nobody told
 * @param storeId the store; absent when it hangs in none, or nobody told
 * @param posId the till, where it belongs to one
 * @param locationDescription where it is, in words for customers and for its label
 * @param category what kind of place that is; of all but redirects
 * @param redirectUrl where a redirect leads
 * @param ttlSeconds how long a redirect is good from its creation on; for ever when absent
 */
public record WantedQr(
        QrKind kind,
        String msn,
        String codeId,
        @Nullable String chainId,
        @Nullable String storeId,
        @Nullable String posId,
        @Nullable String locationDescription,
        QrLocation.@Nullable Category category,
        @Nullable String redirectUrl,
        @Nullable Long ttlSeconds) {

    /** Whether Vipps would be told the same of both. */
    boolean sameAtVipps(WantedQr other) {
        return kind == QrKind.REDIRECT
                ? Objects.equals(redirectUrl, other.redirectUrl)
                : Objects.equals(locationDescription, other.locationDescription) && category == other.category;
    }
}
