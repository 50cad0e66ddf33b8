package io.qrpay.initiator.console;

/**
 * The page of one payment.
 *
 * @param stream where its changes come from
 */
record PaymentPage(Bar bar, PaymentLife life, String stream) {}
