package io.qrpay.contracts.payment;

/** How a fact was learnt. Where sources differ on a field the earlier constant is believed. */
public enum FactSource {
    /** A till said so, by Kafka or REST. */
    TILL,
    /** Our own decision: a refusal, a deferral, the clock. */
    QRPAY,
    /** The vendor's answer to our own call. */
    ANSWER,
    WEBHOOK,
    EVENT_LOG,
    GET
}
