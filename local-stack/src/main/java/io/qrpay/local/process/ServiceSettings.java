package io.qrpay.local.process;

import io.qrpay.local.issuer.AccessTokens;
import io.qrpay.local.postgres.Database;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** Tells the services where everything is, and the secrets that replicas share. */
final class ServiceSettings {
    private static final int KEY_BYTES = 32;
    private static final Duration CUSTOMER_HAS = Duration.ofMinutes(10);

    private final StackPlan plan;
    private final Ground ground;
    private final Encryption encryption;
    private final Path salesUnits;
    private final URI simulator;
    private final URI ingress;
    private final String secretKey = randomKey();
    private final String creationKey = randomKey();
    private final String pairingKey = randomKey();
    private final String displaySecret = randomKey();
    private final String signInSecret = randomKey();

    ServiceSettings(StackPlan plan, Ground ground, Encryption encryption, URI simulator, URI ingress) {
        this.plan = plan;
        this.ground = ground;
        this.encryption = encryption;
        this.simulator = encryption.vipps(simulator);
        this.salesUnits = SalesUnitsFile.write(plan.folder(), plan.stores(), this.simulator);
        this.ingress = ingress;
    }

    private static String randomKey() {
        var bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** What the simulator needs to know, which is there before all else. */
    static Map<String, String> ofSimulator(StackPlan plan, Encryption encryption) {
        var settings = new HashMap<>(encryption.simulator());
        settings.put("QRPAY_SIMULATOR_TIME_FACTOR", String.valueOf(plan.timeFactor()));
        return settings;
    }

    Map<String, String> of(Service service) {
        var settings = common(service);
        switch (service) {
            case VIPPS_SIMULATOR -> settings.putAll(ofSimulator(plan, encryption));
            case PAYMENT_INITIATOR -> addInitiator(settings);
            case WEBHOOK_INGRESS -> addIngress(settings);
            case CAPTURE_WORKER -> {}
            case QR_REGISTRY -> addRegistry(settings);
        }
        return settings;
    }

    private Map<String, String> common(Service service) {
        var settings = new HashMap<>(encryption.broker(ground.kafka(), service.module()));
        settings.put("QRPAY_SALES_UNITS_FILE", salesUnits.toString());
        return settings;
    }

    private void addInitiator(Map<String, String> settings) {
        addDatabase(settings);
        addIssuer(settings);
        settings.put("QRPAY_CREATION_KEY_SECRET", creationKey);
        settings.put("QRPAY_PAIRING_SECRET_KEY", pairingKey);
        settings.put("QRPAY_DISPLAY_LINK_SECRET", displaySecret);
        settings.put(
                "QRPAY_CREATION_LIFETIME",
                CUSTOMER_HAS.dividedBy(plan.timeFactor()).toString());
    }

    private void addIngress(Map<String, String> settings) {
        addDatabase(settings);
        settings.put("QRPAY_INGRESS_PUBLIC_URL", ingress.toString());
        settings.put("QRPAY_INGRESS_SECRET_KEY", secretKey);
    }

    private void addRegistry(Map<String, String> settings) {
        addDatabase(settings);
        addIssuer(settings);
        settings.put("QRPAY_IMAGE_ORIGINS", simulator.toString());
    }

    private void addIssuer(Map<String, String> settings) {
        settings.put("QUARKUS_OIDC_AUTH_SERVER_URL", ground.issuer().url().toString());
        settings.put("QUARKUS_OIDC_TOKEN_AUDIENCE", AccessTokens.AUDIENCE);
        settings.put("QRPAY_SIGN_IN_ENABLED", "true");
        settings.put("QRPAY_SIGN_IN_CLIENT_ID", "qrpay");
        settings.put("QRPAY_SIGN_IN_CLIENT_SECRET", signInSecret);
    }

    private void addDatabase(Map<String, String> settings) {
        settings.putAll(encryption.database(ground.database()));
        settings.put("QUARKUS_DATASOURCE_USERNAME", Database.USERNAME);
        settings.put("QUARKUS_DATASOURCE_PASSWORD", Database.PASSWORD);
    }
}
