package io.qrpay.registry.bulk;

/** What an import makes of one line, or would make. */
public enum LineResult {
    CREATED,
    CHANGED,
    UNCHANGED,
    WRONG
}
