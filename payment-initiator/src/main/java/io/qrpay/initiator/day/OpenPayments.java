package io.qrpay.initiator.day;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * Payments that have not come to their end.
 *
 * @param payments how many there are
 * @param named those asked for first, as many as are named at most
 */
@RegisterForReflection
public record OpenPayments(long payments, List<OpenPayment> named) {}
