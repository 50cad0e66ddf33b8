package io.qrpay.simulator.fault;

import java.util.EnumSet;
import java.util.Set;

/** The vendor's calls, as faults name them. */
public enum Operation {
    TOKEN,
    CREATE,
    GET,
    EVENTS,
    CANCEL,
    CAPTURE,
    REFUND,
    FORCE_APPROVE,
    WEBHOOKS,
    REDIRECT_CREATE,
    REDIRECT_GET,
    REDIRECT_LIST,
    REDIRECT_CHANGE,
    REDIRECT_DELETE,
    CALLBACK_PUT,
    CALLBACK_GET,
    CALLBACK_LIST,
    CALLBACK_DELETE,
    ONE_TIME_QR,
    QR_IMAGE;

    private static final Set<Operation> PARTNERS_NAME_SALES_UNIT =
            EnumSet.of(REDIRECT_CREATE, REDIRECT_GET, REDIRECT_LIST, REDIRECT_CHANGE, REDIRECT_DELETE, ONE_TIME_QR);

    private static final Set<Operation> QR_API = EnumSet.range(REDIRECT_CREATE, ONE_TIME_QR);

    /** Whether the vendor counts it among the writes of a payment. */
    public boolean isWrite() {
        return this == CREATE || this == CANCEL || this == CAPTURE || this == REFUND;
    }

    /** Whether the vendor counts it among the reads of a payment. */
    public boolean isRead() {
        return this == GET || this == EVENTS;
    }

    /** Whether it belongs to the QR API, which has a form of error of its own. */
    public boolean isOfQrApi() {
        return QR_API.contains(this);
    }

    /** Whether the sales unit must be named whoever asks. */
    public boolean needsSalesUnit() {
        return this != WEBHOOKS && !PARTNERS_NAME_SALES_UNIT.contains(this);
    }

    /** Whether the vendor demands an idempotency key. */
    public boolean needsKey() {
        return this == CREATE || this == CAPTURE || this == REFUND;
    }
}
