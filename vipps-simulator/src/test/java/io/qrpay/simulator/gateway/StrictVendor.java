package io.qrpay.simulator.gateway;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A vendor that knows its merchants and takes only what it would take in production. */
public class StrictVendor implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.ofEntries(
                Map.entry("qrpay.simulator.credentials[0].client-id", "known"),
                Map.entry("qrpay.simulator.credentials[0].client-secret", "right"),
                Map.entry("qrpay.simulator.credentials[0].subscription-key", "subscription"),
                Map.entry("qrpay.simulator.credentials[0].sales-units", "700001,700002,700004"),
                Map.entry("qrpay.simulator.credentials[1].client-id", "single"),
                Map.entry("qrpay.simulator.credentials[1].client-secret", "right"),
                Map.entry("qrpay.simulator.credentials[1].subscription-key", "subscription"),
                Map.entry("qrpay.simulator.credentials[1].sales-units", "700005"),
                Map.entry("qrpay.simulator.agreements.sales-units.700001.currency", "NOK"),
                Map.entry("qrpay.simulator.agreements.sales-units.700001.push-message", "false"),
                Map.entry("qrpay.simulator.agreements.sales-units.700001.long-living", "false"),
                Map.entry("qrpay.simulator.agreements.sales-units.700001.partial-capture", "false"),
                Map.entry("qrpay.simulator.agreements.sales-units.700001.scopes", "name,email"),
                Map.entry("qrpay.simulator.agreements.sales-units.700002.bank-account-verified", "false"),
                Map.entry("qrpay.simulator.agreements.sales-units.700004.may-create", "false"),
                Map.entry("qrpay.simulator.token.lifetime", "2s"),
                Map.entry("qrpay.simulator.payments.kept-finished", "3"),
                Map.entry("qrpay.simulator.payments.most-open", "5"),
                Map.entry("qrpay.simulator.public-url", "https://simulator.example"),
                Map.entry("qrpay.simulator.webhooks.allow-loopback", "false"),
                Map.entry("qrpay.simulator.webhooks.allow-hosts", "127.0.0.1"),
                Map.entry("qrpay.simulator.webhooks.timeout", "500ms"));
    }
}
