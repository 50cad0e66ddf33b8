package io.qrpay.vipps.webhook;

import io.qrpay.vipps.VippsUnavailable;
import io.qrpay.vipps.salesunit.Party;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.util.Collection;

/**
 * The vendor's Webhooks API. Passing trouble fails the {@link Uni} with {@link VippsUnavailable}; a
 * {@link Party} that the configuration does not know fails with {@link IllegalArgumentException}.
 */
public interface WebhooksApi {

    /**
     * Registers an endpoint. The vendor has no idempotency here, so a call whose answer was lost is not repeated: a
     * {@link VippsUnavailable} may leave a registration whose secret nobody knows.
     *
     * @param url HTTPS, no redirect, port 80, 443 or 8080; deliveries are signed over its host, path and query as given
     * @param events e.g. {@code epayments.payment.captured.v1}
     */
    Uni<RegisterOutcome> register(Party party, URI url, Collection<String> events);

    /** The registrations of a party, without their secrets: a partner's are not among those of its sales units. */
    Uni<ListOutcome> list(Party party);

    /** Removes a registration; one that is already gone counts as removed. */
    Uni<DeleteOutcome> delete(Party party, String id);
}
