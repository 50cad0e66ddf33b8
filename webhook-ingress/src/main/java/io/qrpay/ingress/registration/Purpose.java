package io.qrpay.ingress.registration;

import io.qrpay.ingress.event.Expected;
import io.qrpay.vipps.salesunit.Party;

/** What a registration is for: there is to be one of each that is wanted. */
record Purpose(Party party, Expected expected) {}
