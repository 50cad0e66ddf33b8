package io.qrpay.ingress.registration;

import io.qrpay.vipps.pace.GentleCalls;
import io.qrpay.vipps.salesunit.CredentialSets;
import io.qrpay.vipps.salesunit.Party;
import io.qrpay.vipps.webhook.DeleteOutcome;
import io.qrpay.vipps.webhook.ListOutcome;
import io.qrpay.vipps.webhook.RegisterOutcome;
import io.qrpay.vipps.webhook.WebhooksApi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * The vendor's Webhooks API at a gentle pace: so many calls a second with one set of credentials, and none while Vipps asks
 * for a pause or keeps failing. A definite no fails with {@link RegistrationRefused}.
 */
@ApplicationScoped
class GentleWebhooks {
    private final WebhooksApi api;
    private final GentleCalls calls;

    GentleWebhooks(WebhooksApi api, CredentialSets credentialSets, IngressConfig config) {
        this.api = api;
        this.calls = new GentleCalls(
                credentialSets,
                config.registration().callsPerSecond(),
                config.registration().busyPause());
    }

    Uni<List<ListOutcome.Registration>> list(Party party) {
        return calls.inTurn(party, () -> api.list(party)).map(GentleWebhooks::listed);
    }

    Uni<RegisterOutcome.Registered> register(Party party, URI url, Set<String> events) {
        return calls.inTurn(party, () -> api.register(party, url, events)).map(GentleWebhooks::registered);
    }

    Uni<Void> delete(Party party, String vendorId) {
        return calls.inTurn(party, () -> api.delete(party, vendorId))
                .invoke(GentleWebhooks::deleted)
                .replaceWithVoid();
    }

    /** What is left of the pause that Vipps asked for; zero when there is none. */
    Duration paused(Party party) {
        return calls.paused(party);
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
