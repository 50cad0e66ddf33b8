package io.qrpay.simulator.payment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How many payments are kept; one takes about 1.2 kB of heap. */
@ConfigMapping(prefix = "qrpay.simulator.payments")
interface PaymentConfig {

    /** Finished payments kept; the one that finished first is forgotten first. */
    @WithDefault("250000")
    int keptFinished();

    /** Payments that are not finished; a create beyond is refused with error 3010. */
    @WithDefault("250000")
    int mostOpen();
}
