package io.qrpay.registry.bulk;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Vipps is not told and nothing is published: what is in the table is what was asked for. */
public final class NothingOnSchedule implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("quarkus.scheduler.enabled", "false", "qrpay.registry.bulk.report-within", "PT6S");
    }
}
