package io.qrpay.local.issuer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The codes that were given to browsers and not yet turned into tokens: each is good once and for a minute. */
final class SignIns {
    private static final Duration LIFE = Duration.ofMinutes(1);
    private static final int MOST = 1_000;
    private static final int CODE_BYTES = 24;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, SignIn> waiting = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SignIn> eldest) {
            return size() > MOST;
        }
    };

    /** A code for the browser to carry to the service that asked. */
    synchronized String begin(Account account, Wish wish) {
        var bytes = new byte[CODE_BYTES];
        random.nextBytes(bytes);
        var code = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        waiting.put(code, new SignIn(account, wish, System.nanoTime()));
        return code;
    }

    /** Who signed in; empty when the code is not good, or not shown by the one who asked for it. */
    synchronized Optional<SignIn> end(@Nullable String code, @Nullable String verifier, @Nullable String redirectUri) {
        return Optional.ofNullable(waiting.remove(code))
                .filter(signIn -> System.nanoTime() - signIn.begun < LIFE.toNanos())
                .filter(signIn -> signIn.wish.redirectUri().equals(redirectUri))
                .filter(signIn -> signIn.wish.challenge().equals(challenge(verifier)));
    }

    /** That of RFC 7636, S256. */
    private static @Nullable String challenge(@Nullable String verifier) {
        if (verifier == null) {
            return null;
        }
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each Java has SHA-256", e);
        }
    }

    /**
     * What a service asks for.
     *
     * @param challenge PKCE, S256
     */
    record Wish(
            String clientId,
            String redirectUri,
            @Nullable String state,
            @Nullable String nonce,
            String challenge) {}

    /** Somebody who signed in, as asked. */
    record SignIn(Account account, Wish wish, long begun) {}
}
