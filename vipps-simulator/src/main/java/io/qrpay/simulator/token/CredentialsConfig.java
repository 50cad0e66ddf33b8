package io.qrpay.simulator.token;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** Who may come in. */
@ConfigMapping(prefix = "qrpay.simulator")
interface CredentialsConfig {

    /** The known clients; without any, every non-empty client id, secret and subscription key is accepted. */
    List<Client> credentials();

    /** One set of API keys. */
    interface Client {
        String clientId();

        String clientSecret();

        String subscriptionKey();

        /** The sales units it may act for; without any, all. */
        Optional<List<String>> salesUnits();

        /** Whether they are a partner's, who may register webhooks without naming a sales unit. */
        @WithDefault("false")
        boolean partner();
    }
}
