package io.qrpay.initiator.till;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** The customers who wait at the printed codes of a store, the longest waiting first. */
@RegisterForReflection
record WaitingCustomers(List<WaitingCustomer> checkIns) {}
