package io.qrpay.ingress.registration;

import io.qrpay.vipps.Problem;
import io.qrpay.vipps.VippsUnavailable;
import io.qrpay.vipps.salesunit.CredentialSets;
import io.qrpay.vipps.salesunit.Credentials;
import io.qrpay.vipps.salesunit.Party;
import io.qrpay.vipps.webhook.DeleteOutcome;
import io.qrpay.vipps.webhook.ListOutcome;
import io.qrpay.vipps.webhook.RegisterOutcome;
import io.qrpay.vipps.webhook.WebhooksApi;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The vendor's Webhooks API at a gentle pace: so many calls a second with one set of credentials, and none while Vipps asks
 * for a pause or keeps failing. A definite no fails with {@link RegistrationRefused}.
 */
@ApplicationScoped
class GentleWebhooks {
    private static final int TOO_MANY = 429;

    private final WebhooksApi api;
    private final CredentialSets credentialSets;
    private final IngressConfig.Looking config;
    private final Map<String, Pace> paces = new ConcurrentHashMap<>();

    GentleWebhooks(WebhooksApi api, CredentialSets credentialSets, IngressConfig config) {
        this.api = api;
        this.credentialSets = credentialSets;
        this.config = config.registration();
        if (this.config.callsPerSecond() < 1) {
            throw new IllegalArgumentException("qrpay.ingress.registration.calls-per-second is at least 1");
        }
    }

    Uni<List<ListOutcome.Registration>> list(Party party) {
        return inTurn(party, () -> api.list(party)).map(GentleWebhooks::listed);
    }

    Uni<RegisterOutcome.Registered> register(Party party, URI url, Set<String> events) {
        return inTurn(party, () -> api.register(party, url, events)).map(GentleWebhooks::registered);
    }

    Uni<Void> delete(Party party, String vendorId) {
        return inTurn(party, () -> api.delete(party, vendorId))
                .invoke(GentleWebhooks::deleted)
                .replaceWithVoid();
    }

    /** What is left of the pause that Vipps asked for; zero when there is none. */
    Duration paused(Party party) {
        return paceOf(party).paused();
    }

    private <T> Uni<T> inTurn(Party party, Supplier<Uni<T>> call) {
        return Uni.createFrom()
                .deferred(() -> turn(paceOf(party)))
                .chain(call::get)
                .onFailure(VippsUnavailable.class)
                .invoke(failure -> pauseIfAsked(party, (VippsUnavailable) failure));
    }

    private static Uni<Void> turn(Pace pace) {
        var pause = pace.paused();
        return pause.isZero()
                ? after(pace.take())
                : Uni.createFrom().failure(new VippsUnavailable("Vipps asked for a pause", pause, null));
    }

    private static Uni<Void> after(Duration wait) {
        var now = Uni.createFrom().voidItem();
        return wait.isZero() ? now : now.onItem().delayIt().by(wait);
    }

    private void pauseIfAsked(Party party, VippsUnavailable failure) {
        failure.retryAfter()
                .or(() -> failure.problem().filter(GentleWebhooks::isTooMany).map(any -> config.busyPause()))
                .filter(pause -> paceOf(party).pause(pause))
                .filter(pause -> failure.problem().isPresent())
                .ifPresent(pause -> Log.warnf(
                        "Vipps asks for a pause with registrations: credentials=%s seconds=%d",
                        credentialsOf(party), pause.toSeconds()));
    }

    private static boolean isTooMany(Problem problem) {
        return problem.status() == TOO_MANY;
    }

    private Pace paceOf(Party party) {
        return paces.computeIfAbsent(
                credentialsOf(party), credentials -> new Pace(config.callsPerSecond(), System::nanoTime));
    }

    private String credentialsOf(Party party) {
        return credentialSets.of(party).map(Credentials::name).orElse("");
    }

    private static List<ListOutcome.Registration> listed(ListOutcome outcome) {
        return switch (outcome) {
            case ListOutcome.Listed listed -> listed.registrations();
            case ListOutcome.Refused refused -> throw new RegistrationRefused(refused.problem());
        };
    }

    private static RegisterOutcome.Registered registered(RegisterOutcome outcome) {
        return switch (outcome) {
            case RegisterOutcome.Registered registered -> registered;
            case RegisterOutcome.Refused refused -> throw new RegistrationRefused(refused.problem());
        };
    }

    private static void deleted(DeleteOutcome outcome) {
        switch (outcome) {
            case DeleteOutcome.Deleted deleted -> {}
            case DeleteOutcome.Refused refused -> throw new RegistrationRefused(refused.problem());
        }
    }
}
