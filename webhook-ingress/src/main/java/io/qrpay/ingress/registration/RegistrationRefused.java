package io.qrpay.ingress.registration;

import io.qrpay.vipps.Problem;
import java.io.Serial;

/** The vendor said a definite no about a sales unit's registrations; it is asked again later, as people may mend it. */
final class RegistrationRefused extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    RegistrationRefused(Problem problem) {
        super("Vipps refused: " + problem);
    }
}
