package io.qrpay.registry.sheet;

import io.qrpay.registry.code.Qr;
import io.quarkus.qute.TemplateData;

/**
 * A code with the words under it.
 *
 * @param image where its image is, seen from the page
 * @param till empty where it belongs to none
 * @param replaces what hangs there now is dead
 */
@TemplateData
public record Label(String image, String location, String store, String till, String codeId, boolean replaces) {

    static Label of(Qr qr) {
        return new Label(
                "qrs/" + qr.id() + "/image?format=svg&quietZone=4",
                Place.location(qr),
                Place.store(qr),
                Place.till(qr),
                qr.codeId(),
                qr.isReprint());
    }
}
