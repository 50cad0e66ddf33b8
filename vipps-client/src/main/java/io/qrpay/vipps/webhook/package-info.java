/** Hop 3: registrations with the Webhooks API, and the proof that a delivery comes from Vipps. */
@NullMarked
package io.qrpay.vipps.webhook;

import org.jspecify.annotations.NullMarked;
