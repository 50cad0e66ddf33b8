package io.qrpay.simulator.gateway;

import io.qrpay.simulator.fault.Struck;

/**
 * A request that was let in.
 *
 * @param msn the sales unit; empty only where the vendor lets a partner leave it out
 * @param key the idempotency key, empty when the request has none
 * @param path what was asked for, as problems name it
 * @param origin scheme and authority that the client used, e.g. {@code http://localhost:8080}
 */
public record Call(String clientId, String msn, String key, String path, String origin, Struck struck) {}
