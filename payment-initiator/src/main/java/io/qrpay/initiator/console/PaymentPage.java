package io.qrpay.initiator.console;

import io.quarkus.qute.TemplateData;

/**
 * The page of one payment.
 *
 * @param stream where its changes come from
 */
@TemplateData
record PaymentPage(Bar bar, PaymentLife life, String stream) {}
