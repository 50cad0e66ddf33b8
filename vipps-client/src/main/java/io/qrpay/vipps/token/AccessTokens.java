package io.qrpay.vipps.token;

import io.qrpay.vipps.http.StandardHeaders;
import io.qrpay.vipps.http.VippsHttpConfig;
import io.qrpay.vipps.http.Wire;
import io.qrpay.vipps.salesunit.Credentials;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** One access token per set of credentials, kept for its life and fetched once however many calls wait for it. */
@Singleton
public class AccessTokens {
    private final TokenFetch fetch;
    private final VippsHttpConfig.TokenLimits limits;
    private final ConcurrentMap<String, CachedToken> tokens = new ConcurrentHashMap<>();

    AccessTokens(Wire wire, StandardHeaders headers, VippsHttpConfig config) {
        this.limits = config.token();
        this.fetch = new TokenFetch(wire, headers, limits.timeout());
    }

    /** The token to call with; fails with {@code VippsUnavailable} when there is none. */
    public Uni<AccessToken> of(Credentials credentials) {
        return cached(credentials).token();
    }

    /**
     * Vipps did not take this token: the next call gets another.
     *
     * @return false when one that was fetched for the same reason a moment ago is refused too: then the token is not the
     *     trouble, and is kept
     */
    public boolean drop(Credentials credentials, AccessToken refused) {
        return cached(credentials).drop(refused);
    }

    private CachedToken cached(Credentials credentials) {
        var cached = tokens.get(credentials.name());
        return cached != null && cached.isOf(credentials) ? cached : renewed(credentials);
    }

    /** By name, so that changed credentials replace the former and nothing piles up. */
    private CachedToken renewed(Credentials credentials) {
        return tokens.compute(
                credentials.name(),
                (name, former) -> former != null && former.isOf(credentials)
                        ? former
                        : new CachedToken(credentials, fetch, limits));
    }
}
