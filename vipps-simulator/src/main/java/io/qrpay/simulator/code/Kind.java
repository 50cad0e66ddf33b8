package io.qrpay.simulator.code;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What happens when a merchant's code is scanned. */
public enum Kind {
    /** The phone goes to a page of the merchant's. */
    REDIRECT,
    /** The merchant is told that a customer is there. */
    CALLBACK;

    static Optional<Kind> of(String name) {
        return Stream.of(values())
                .filter(kind -> kind.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst();
    }
}
