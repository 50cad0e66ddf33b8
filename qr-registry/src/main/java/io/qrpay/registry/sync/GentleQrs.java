package io.qrpay.registry.sync;

import io.qrpay.vipps.pace.GentleCalls;
import io.qrpay.vipps.qr.CallbackQr;
import io.qrpay.vipps.qr.QrApi;
import io.qrpay.vipps.qr.QrImage;
import io.qrpay.vipps.qr.QrLocation;
import io.qrpay.vipps.qr.QrOutcome;
import io.qrpay.vipps.qr.RedirectQr;
import io.qrpay.vipps.qr.RedirectToCreate;
import io.qrpay.vipps.salesunit.CredentialSets;
import io.qrpay.vipps.salesunit.Party;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Supplier;

/** The vendor's QR API at a gentle pace. */
@ApplicationScoped
class GentleQrs {
    private static final QrImage IMAGE = new QrImage.Svg();

    private final QrApi api;
    private final GentleCalls calls;

    GentleQrs(QrApi api, CredentialSets credentialSets, SyncConfig config) {
        this.api = api;
        this.calls = new GentleCalls(credentialSets, config.callsPerSecond(), config.busyPause());
    }

    Uni<QrOutcome<RedirectQr>> createRedirect(String msn, RedirectToCreate redirect) {
        return inTurn(msn, () -> api.createRedirect(msn, redirect, IMAGE));
    }

    Uni<QrOutcome<RedirectQr>> redirect(String msn, String id) {
        return inTurn(msn, () -> api.redirect(msn, id, IMAGE));
    }

    Uni<QrOutcome<List<RedirectQr>>> redirects(String msn) {
        return inTurn(msn, () -> api.redirects(msn, IMAGE));
    }

    Uni<QrOutcome<RedirectQr>> changeRedirect(String msn, String id, String redirectUrl) {
        return inTurn(msn, () -> api.changeRedirect(msn, id, redirectUrl, IMAGE));
    }

    Uni<QrOutcome<Void>> deleteRedirect(String msn, String id) {
        return inTurn(msn, () -> api.deleteRedirect(msn, id));
    }

    Uni<QrOutcome<Void>> putCallback(String msn, String merchantQrId, QrLocation location) {
        return inTurn(msn, () -> api.putCallback(msn, merchantQrId, location));
    }

    Uni<QrOutcome<Void>> putMobilePayCallback(String msn, String beaconId, QrLocation location) {
        return inTurn(msn, () -> api.putMobilePayCallback(msn, beaconId, location));
    }

    Uni<QrOutcome<CallbackQr>> callback(String msn, String merchantQrId) {
        return inTurn(msn, () -> api.callback(msn, merchantQrId, IMAGE));
    }

    Uni<QrOutcome<List<CallbackQr>>> callbacks(String msn) {
        return inTurn(msn, () -> api.callbacks(msn, IMAGE));
    }

    Uni<QrOutcome<Void>> deleteCallback(String msn, String merchantQrId) {
        return inTurn(msn, () -> api.deleteCallback(msn, merchantQrId));
    }

    private <T> Uni<T> inTurn(String msn, Supplier<Uni<T>> call) {
        return calls.inTurn(new Party.SalesUnit(msn), call);
    }
}
