package io.qrpay.initiator.till;

/** An image as it goes to the till. */
record QrImage(String mediaType, byte[] bytes) {}
