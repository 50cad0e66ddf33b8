package io.qrpay.simulator.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The access tokens that are valid now; several of one client may be. */
@ApplicationScoped
public class Tokens {

    private static final String BEARER = "Bearer ";
    private static final String HEADER = encoded("{\"typ\":\"JWT\",\"alg\":\"RS256\"}".getBytes(UTF_8));

    private final TokenConfig config;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Grant> valid = new ConcurrentHashMap<>();
    private final Map<String, Boolean> inOrder = new LinkedHashMap<>();

    Tokens(TokenConfig config) {
        this.config = config;
    }

    Grant grant(String clientId) {
        var now = Instant.now();
        var grant = new Grant(newToken(clientId), clientId, now, now.plus(config.lifetime()));
        keep(grant);
        return grant;
    }

    /** The client that an Authorization header speaks for; empty when its token is wrong or expired. */
    public Optional<String> clientOf(@Nullable String authorization) {
        return authorization != null && authorization.startsWith(BEARER)
                ? Optional.ofNullable(valid.get(authorization.substring(BEARER.length())))
                        .filter(grant -> Instant.now().isBefore(grant.expiresAt()))
                        .map(Grant::clientId)
                : Optional.empty();
    }

    /** Makes every token invalid, as a rotation of keys would. */
    public synchronized void revokeAll() {
        inOrder.clear();
        valid.clear();
    }

    private synchronized void keep(Grant grant) {
        valid.put(grant.token(), grant);
        inOrder.put(grant.token(), true);
        if (inOrder.size() > config.kept()) {
            var oldest = inOrder.keySet().iterator().next();
            inOrder.remove(oldest);
            valid.remove(oldest);
        }
    }

    private String newToken(String clientId) {
        var signature = new byte[48];
        random.nextBytes(signature);
        var payload = "{\"appid\":\"%s\",\"iat\":%d}"
                .formatted(clientId.replaceAll("[^\\w-]", ""), Instant.now().getEpochSecond());
        return HEADER + "." + encoded(payload.getBytes(UTF_8)) + "." + encoded(signature);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** One token that was given out. */
    record Grant(String token, String clientId, Instant notBefore, Instant expiresAt) {}
}
