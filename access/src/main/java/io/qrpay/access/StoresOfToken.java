package io.qrpay.access;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Reads the stores of an access token once, as it is verified. */
@ApplicationScoped
class StoresOfToken implements SecurityIdentityAugmentor {
    private final AccessConfig config;

    StoresOfToken(AccessConfig config) {
        this.config = config;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return Uni.createFrom()
                .item(identity.getPrincipal() instanceof JsonWebToken token ? of(identity, token) : identity);
    }

    private SecurityIdentity of(SecurityIdentity identity, JsonWebToken token) {
        Object claim = token.getClaim(config.storesClaim());
        return QuarkusSecurityIdentity.builder(identity)
                .addAttribute(Reach.ATTRIBUTE, stores(claim))
                .build();
    }

    /** A claim of another form names no store. */
    static Set<String> stores(@Nullable Object claim) {
        return switch (claim) {
            case Collection<?> several ->
                several.stream().flatMap(one -> stores(one).stream()).collect(Collectors.toUnmodifiableSet());
            case JsonString one -> Set.of(one.getString());
            case String one -> Set.of(one);
            case null, default -> Set.of();
        };
    }
}
