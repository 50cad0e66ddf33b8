package io.qrpay.ingress.registration;

/** What an alignment of a party's registrations came to. */
enum AlignmentOutcome {
    /** Nothing was to be done. */
    IN_LINE,
    CHANGED,
    /** Another replica did it lately. */
    DONE_ELSEWHERE,
    /** Another replica is at it. */
    ELSEWHERE,
    /** Vipps wants no calls for a while. */
    POSTPONED,
    FAILED
}
