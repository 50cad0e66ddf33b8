package io.qrpay.ingress.event;

import java.io.Serial;

/** A body is not what the vendor promises; the message names the member and repeats no value. */
final class MalformedBody extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    MalformedBody(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
