package io.qrpay.ingress.registration;

/** What an alignment of a sales unit's registrations came to. */
enum AlignmentOutcome {
    /** Nothing was to be done. */
    IN_LINE,
    CHANGED,
    /** Another replica is at it. */
    ELSEWHERE,
    FAILED
}
