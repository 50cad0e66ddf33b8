package io.qrpay.registry.console;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What somebody just did to a code, for the page that is shown next. */
enum Done {
    CREATED,
    CHANGED,
    DELETED,
    REPRINTED;

    /** Null for anything else. */
    static @Nullable Done named(@Nullable String name) {
        return Arrays.stream(values())
                .filter(done -> done.query().equals(name))
                .findFirst()
                .orElse(null);
    }

    String query() {
        return name().toLowerCase(Locale.ROOT);
    }
}
