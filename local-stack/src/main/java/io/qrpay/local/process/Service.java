package io.qrpay.local.process;

import java.nio.file.Path;

/** The applications of the project, by the names of their modules. */
public enum Service {
    VIPPS_SIMULATOR("vipps-simulator"),
    PAYMENT_INITIATOR("payment-initiator"),
    WEBHOOK_INGRESS("webhook-ingress"),
    CAPTURE_WORKER("capture-worker"),
    QR_REGISTRY("qr-registry");

    private final String module;

    Service(String module) {
        this.module = module;
    }

    public String module() {
        return module;
    }

    /** The packaged application. The simulator stands in for somebody else's service and stays on the JVM. */
    public Path program(Path project, boolean nativeBinary) {
        var target = project.resolve(module).resolve("target");
        return nativeBinary && this != VIPPS_SIMULATOR
                ? target.resolve(module + "-runner")
                : target.resolve("quarkus-app/quarkus-run.jar");
    }
}
