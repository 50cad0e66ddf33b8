package io.qrpay.registry.sync;

import io.qrpay.vipps.qr.CallbackQr;
import io.qrpay.vipps.qr.RedirectQr;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All codes of a sales unit that Vipps has, by their ids.
 *
 * @param redirects redirect codes
 * @param callbacks callback codes, the old printed ones among them
 */
record Listing(Map<String, RedirectQr> redirects, Map<String, CallbackQr> callbacks) {

    static Listing of(List<RedirectQr> redirects, List<CallbackQr> callbacks) {
        var listing = new Listing(new LinkedHashMap<>(), new LinkedHashMap<>());
        redirects.forEach(redirect -> listing.redirects.put(redirect.id(), redirect));
        callbacks.forEach(callback -> listing.callbacks.put(callback.merchantQrId(), callback));
        return listing;
    }
}
