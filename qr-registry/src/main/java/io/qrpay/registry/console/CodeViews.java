package io.qrpay.registry.console;

import io.qrpay.registry.code.Qr;
import io.qrpay.registry.code.QrView;
import io.qrpay.vipps.salesunit.Stores;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** Shows codes by the clocks of their stores. */
@Singleton
class CodeViews {
    private final Stores stores;

    CodeViews(Stores stores) {
        this.stores = stores;
    }

    CodeView of(Qr qr) {
        var code = QrView.of(qr);
        ZoneId zone =
                Optional.ofNullable(code.storeId()).flatMap(stores::timeZoneOf).orElse(ZoneOffset.UTC);
        return new CodeView(code, zone);
    }
}
