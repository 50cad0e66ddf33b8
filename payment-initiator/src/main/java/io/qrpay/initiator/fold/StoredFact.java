package io.qrpay.initiator.fold;

import io.qrpay.contracts.payment.Fact;

/** A fact and the offset at which it was first told. */
record StoredFact(long offset, Fact fact) {}
