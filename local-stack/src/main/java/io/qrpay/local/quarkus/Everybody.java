package io.qrpay.local.quarkus;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Lets a service's tests be about something else: whoever comes without a token may do everything. A test of who may do
 * what sets {@value #SWITCH} to false.
 */
@ApplicationScoped
public class Everybody implements HttpAuthenticationMechanism {
    public static final String SWITCH = "test.everybody";
    private static final Set<String> ROLES = Set.of("operator", "till", "store-manager", "auditor");

    private final boolean welcome;

    Everybody(@ConfigProperty(name = SWITCH, defaultValue = "true") boolean welcome) {
        this.welcome = welcome;
    }

    @Override
    public Uni<@Nullable SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        var isStranger = context.request().getHeader("Authorization") == null;
        return Uni.createFrom().item(welcome && isStranger ? everybody() : null);
    }

    private static SecurityIdentity everybody() {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal("everybody"))
                .addRoles(ROLES)
                .addAttribute("qrpay.stores", Set.of("*"))
                .build();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
    }

    @Override
    public int getPriority() {
        return HttpAuthenticationMechanism.DEFAULT_PRIORITY - 1;
    }
}
