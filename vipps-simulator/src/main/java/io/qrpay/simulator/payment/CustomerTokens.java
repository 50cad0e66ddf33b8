package io.qrpay.simulator.payment;

import io.qrpay.simulator.behaviour.CurrentBehaviour;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tokens of customers who scanned a code at a till: good for 15 minutes. */
@ApplicationScoped
public class CustomerTokens {

    private static final Duration LIFE = Duration.ofMinutes(15);
    private static final int BYTES = 33;
    private static final int KEPT = 10_000;

    private final CurrentBehaviour behaviour;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Token> issued = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Token> eldest) {
            return size() > KEPT;
        }
    };

    CustomerTokens(CurrentBehaviour behaviour) {
        this.behaviour = behaviour;
    }

    /**
     * A new token; it holds characters that must not be URL-decoded on the way.
     *
     * @param customer whose it is, null for somebody without a name
     */
    public synchronized String issue(@Nullable String customer) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var token = "ey%38" + Base64.getEncoder().encodeToString(bytes) + "+";
        issued.put(token, new Token(System.currentTimeMillis() + behaviour.ourMillis(LIFE), customer));
        return token;
    }

    synchronized boolean isValid(String token) {
        var known = issued.get(token);
        return known != null && System.currentTimeMillis() < known.validUntil();
    }

    /** Whose it is; null when nobody gave a name. */
    synchronized @Nullable String customerOf(String token) {
        var known = issued.get(token);
        return known == null ? null : known.customer();
    }

    private record Token(long validUntil, @Nullable String customer) {}
}
