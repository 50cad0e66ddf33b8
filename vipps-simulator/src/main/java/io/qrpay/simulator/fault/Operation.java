package io.qrpay.simulator.fault;

import io.qrpay.simulator.answer.ErrorForm;
import java.util.EnumSet;
import java.util.Optional;
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
    EXCHANGE,
    ECOM_INITIATE,
    ECOM_DETAILS,
    ECOM_CANCEL,
    AGREEMENT_CREATE,
    AGREEMENT_GET,
    QR_IMAGE;

    private static final Set<Operation> REDIRECT_CODES = EnumSet.range(REDIRECT_CREATE, REDIRECT_DELETE);
    private static final Set<Operation> PARTNERS_NAME_SALES_UNIT = EnumSet.range(ONE_TIME_QR, AGREEMENT_GET);

    /** How often a minute the vendor lets it be called for one reference; empty where no limit is known. */
    public Optional<Rate> rate() {
        return switch (this) {
            case CREATE, CANCEL, CAPTURE, REFUND -> Optional.of(Rate.WRITES);
            case GET, EVENTS -> Optional.of(Rate.READS);
            case ECOM_INITIATE -> Optional.of(Rate.ECOM_INITIATIONS);
            case ECOM_CANCEL -> Optional.of(Rate.ECOM_WRITES);
            case ECOM_DETAILS -> Optional.of(Rate.ECOM_READS);
            default -> Optional.empty();
        };
    }

    /** How its API says no. */
    public ErrorForm errorForm() {
        return switch (this) {
            case ECOM_INITIATE, ECOM_DETAILS, ECOM_CANCEL -> ErrorForm.ECOM;
            case AGREEMENT_CREATE, AGREEMENT_GET -> ErrorForm.RECURRING;
            case EXCHANGE -> ErrorForm.EXCHANGE;
            default -> isOfCodes() ? ErrorForm.QR : ErrorForm.PROBLEM;
        };
    }

    /** Whether a merchant with one sales unit, unlike a partner, need not name it. */
    public boolean knowsOnlySalesUnit() {
        return PARTNERS_NAME_SALES_UNIT.contains(this) || isOfCodes();
    }

    /** Whether the sales unit must be named whoever asks. */
    public boolean needsSalesUnit() {
        return this != WEBHOOKS && !PARTNERS_NAME_SALES_UNIT.contains(this) && !REDIRECT_CODES.contains(this);
    }

    /** Whether the vendor demands an idempotency key. */
    public boolean needsKey() {
        return this == CREATE || this == CAPTURE || this == REFUND || this == AGREEMENT_CREATE;
    }

    /** The most characters of an idempotency key. */
    public int longestKey() {
        return this == AGREEMENT_CREATE ? 40 : 50;
    }

    private boolean isOfCodes() {
        return compareTo(REDIRECT_CREATE) >= 0 && compareTo(ONE_TIME_QR) <= 0;
    }
}
