package io.qrpay.k8s;

import java.nio.file.Path;
import java.util.Locale;

/** Where qrpay runs. */
enum Overlay {
    LOCAL,
    TEST,
    PROD;

    /** With the operators: Strimzi, CloudNativePG, KEDA, External Secrets. */
    boolean isForPeople() {
        return this != LOCAL;
    }

    Path folder() {
        return Code.ROOT.resolve("k8s/overlays").resolve(name().toLowerCase(Locale.ROOT));
    }
}
