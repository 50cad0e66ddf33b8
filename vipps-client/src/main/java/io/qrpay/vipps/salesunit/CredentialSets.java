package io.qrpay.vipps.salesunit;

import java.util.Map;
import java.util.Optional;

/** The sets of credentials of the configuration file, as last read. */
public interface CredentialSets {

    /** What to call Vipps with for a party; empty when it is unknown. */
    Optional<Credentials> of(Party party);

    /** How the webhooks of each set are to be registered, by its name; an immutable snapshot. */
    Map<String, WebhookWish> webhookWishes();
}
