package io.qrpay.local.quarkus;

import io.qrpay.local.issuer.AccessTokens;
import io.qrpay.local.issuer.Issuer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.Map;

/** Puts an issuer beside the service under test, and lets nobody in without its tokens. */
public final class IssuerResource implements QuarkusTestResourceLifecycleManager {
    private final Issuer issuer = Issuer.start(tokens());

    /** Tokens that the service believes. */
    public static AccessTokens tokens() {
        return AccessTokens.of(Path.of("..").toAbsolutePath().normalize());
    }

    @Override
    public Map<String, String> start() {
        return Map.of(
                Everybody.SWITCH,
                "false",
                "quarkus.oidc.tenant-enabled",
                "true",
                "quarkus.oidc.auth-server-url",
                issuer.url().toString(),
                "quarkus.oidc.token.audience",
                AccessTokens.AUDIENCE);
    }

    @Override
    public void stop() {
        issuer.close();
    }
}
