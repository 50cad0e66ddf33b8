package io.qrpay.simulator.token;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells whether keys are good: any that are not empty, or those of the configured clients. */
@ApplicationScoped
public class Credentials {

    private final List<CredentialsConfig.Client> clients;

    Credentials(CredentialsConfig config) {
        this.clients = List.copyOf(config.credentials());
    }

    public boolean knowsSubscriptionKey(@Nullable String key) {
        return isGiven(key)
                && (clients.isEmpty()
                        || clients.stream()
                                .anyMatch(client -> client.subscriptionKey().equals(key)));
    }

    /** Whether the client may act for the sales unit. */
    public boolean allows(String clientId, String msn) {
        return clients.isEmpty()
                || clients.stream()
                        .filter(client -> client.clientId().equals(clientId))
                        .anyMatch(client -> client.salesUnits()
                                .map(units -> units.contains(msn))
                                .orElse(true));
    }

    /** Whether the client may leave the sales unit out where the vendor lets partners do so. */
    public boolean isPartner(String clientId) {
        return clients.isEmpty()
                || clients.stream()
                        .anyMatch(
                                client -> client.partner() && client.clientId().equals(clientId));
    }

    /** The sales unit that the client's keys are for when they are for no other. */
    public Optional<String> onlySalesUnitOf(String clientId) {
        return clients.stream()
                .filter(client -> client.clientId().equals(clientId))
                .flatMap(client -> client.salesUnits().stream())
                .filter(units -> units.size() == 1)
                .map(List::getFirst)
                .findFirst();
    }

    boolean knowsClient(@Nullable String id) {
        return isGiven(id)
                && (clients.isEmpty()
                        || clients.stream().anyMatch(client -> client.clientId().equals(id)));
    }

    boolean isSecretOf(@Nullable String id, @Nullable String secret) {
        return isGiven(secret)
                && (clients.isEmpty()
                        || clients.stream()
                                .anyMatch(client -> client.clientId().equals(id)
                                        && client.clientSecret().equals(secret)));
    }

    private static boolean isGiven(@Nullable String text) {
        return text != null && !text.isBlank();
    }
}
