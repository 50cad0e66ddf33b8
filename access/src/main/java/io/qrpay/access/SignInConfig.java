package io.qrpay.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** How people sign in for the pages: at the provider of the access tokens, by OpenID Connect's code flow with PKCE. */
@ConfigMapping(prefix = "qrpay.sign-in")
interface SignInConfig {

    /** Whether they can; without it there are no pages but displays. */
    @WithDefault("false")
    boolean enabled();

    /** By which the provider knows qrpay; its redirect URI is {@code /signed-in} of each public address. */
    Optional<String> clientId();

    /** What proves it to the provider, and encrypts sessions: at least 32 characters, the same for all replicas. */
    Optional<String> clientSecret();
}
