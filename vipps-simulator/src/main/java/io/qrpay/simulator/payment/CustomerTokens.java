package io.qrpay.simulator.payment;

import io.qrpay.simulator.behaviour.CurrentBehaviour;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** The tokens of customers who scanned a code at a till: good for 15 minutes. */
@ApplicationScoped
public class CustomerTokens {

    private static final Duration LIFE = Duration.ofMinutes(15);
    private static final int BYTES = 33;
    private static final int KEPT = 10_000;

    private final CurrentBehaviour behaviour;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Long> validUntil = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > KEPT;
        }
    };

    CustomerTokens(CurrentBehaviour behaviour) {
        this.behaviour = behaviour;
    }

    /** A new token; it holds characters that must not be URL-decoded on the way. */
    public synchronized String issue() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var token = "ey%38" + Base64.getEncoder().encodeToString(bytes) + "+";
        validUntil.put(token, System.currentTimeMillis() + behaviour.ourMillis(LIFE));
        return token;
    }

    synchronized boolean isValid(String token) {
        return System.currentTimeMillis() < validUntil.getOrDefault(token, 0L);
    }
}
