package io.qrpay.registry.console;

import io.qrpay.contracts.qr.QrKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What printed codes there are, and how they stand: one-time codes have no page here. */
final class Kinds {
    static final List<QrKind> ALL = List.of(QrKind.REDIRECT, QrKind.CALLBACK, QrKind.MOBILEPAY);
    static final List<Standing> STANDINGS =
            List.of(Standing.IN_SYNC, Standing.WANTED, Standing.DRIFTED, Standing.FAILED, Standing.DELETED);

    private Kinds() {}

    /** A redirect when nobody said. */
    static QrKind named(@Nullable String name) {
        return ALL.stream().filter(kind -> kind.name().equals(name)).findFirst().orElse(QrKind.REDIRECT);
    }
}
