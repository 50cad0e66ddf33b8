package io.qrpay.deadletters.waiting;

import org.jspecify.annotations.Nullable;

/** The broker did not answer, or has no such topic. */
public final class BrokerSilent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokerSilent(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
