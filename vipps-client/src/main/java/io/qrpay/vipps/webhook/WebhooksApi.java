package io.qrpay.vipps.webhook;

import io.qrpay.vipps.VippsUnavailable;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.util.Collection;

/**
 * The vendor's Webhooks API. Passing trouble fails the {@link Uni} with {@link VippsUnavailable}; an {@code msn} that is
 * not among the sales units fails with {@link IllegalArgumentException}.
 */
public interface WebhooksApi {

    /**
     * Registers an endpoint. The vendor has no idempotency here, so a call whose answer was lost is not repeated: a
     * {@link VippsUnavailable} may leave a registration whose secret nobody knows.
     *
     * @param url HTTPS, no redirect, port 80, 443 or 8080; deliveries are signed over its host, path and query as given
     * @param events e.g. {@code epayments.payment.captured.v1}
     */
    Uni<RegisterOutcome> register(String msn, URI url, Collection<String> events);

    /** The registrations of a sales unit, without their secrets. */
    Uni<ListOutcome> list(String msn);

    /** Removes a registration; one that is already gone counts as removed. */
    Uni<DeleteOutcome> delete(String msn, String id);
}
