package io.qrpay.vipps.qr;

import io.qrpay.vipps.VippsUnavailable;
import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * The vendor's QR API, for the codes of one sales unit at a time. Passing trouble fails the {@link Uni} with
 * {@link VippsUnavailable}; what breaks the vendor's rules, or an MSN that the configuration does not know, fails with
 * {@link IllegalArgumentException} before anything is sent.
 */
public interface QrApi {

    /**
     * The code of one payment that another API has begun.
     *
     * @param url where that API sends the customer, as it was given
     */
    Uni<QrOutcome<OneTimeQr>> createOneTime(String msn, String url, QrImage image);

    /**
     * Makes a redirect code. The vendor has no idempotency here: after a lost answer {@link QrOutcome.Taken} may mean that
     * it was made by this very call, and reading it tells.
     */
    Uni<QrOutcome<RedirectQr>> createRedirect(String msn, RedirectToCreate redirect, QrImage image);

    /** One redirect code. */
    Uni<QrOutcome<RedirectQr>> redirect(String msn, String id, QrImage image);

    /** All redirect codes of the sales unit. */
    Uni<QrOutcome<List<RedirectQr>>> redirects(String msn, QrImage image);

    /** Sends those who scan from now on to another target; the printed code stays good. */
    Uni<QrOutcome<RedirectQr>> changeRedirect(String msn, String id, String redirectUrl, QrImage image);

    /** Removes a redirect code for ever: what is printed never works again, even if the id is used again. */
    Uni<QrOutcome<Void>> deleteRedirect(String msn, String id);

    /** Makes a callback code, or changes where it is said to be; its image stays. */
    Uni<QrOutcome<Void>> putCallback(String msn, String merchantQrId, QrLocation location);

    /** Takes over a code that was printed for the old MobilePay; check-ins name its beacon as their code. */
    Uni<QrOutcome<Void>> putMobilePayCallback(String msn, String beaconId, QrLocation location);

    /** One callback code. */
    Uni<QrOutcome<CallbackQr>> callback(String msn, String merchantQrId, QrImage image);

    /** All callback codes of the sales unit. */
    Uni<QrOutcome<List<CallbackQr>>> callbacks(String msn, QrImage image);

    /** Removes a callback code. */
    Uni<QrOutcome<Void>> deleteCallback(String msn, String merchantQrId);
}
