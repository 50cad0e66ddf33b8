package io.qrpay.registry.code;

import io.qrpay.problem.ProblemType;

/** The problems that callers of the registry may meet; {@code docs/problems.md} says of each what to do. */
public enum QrProblem implements ProblemType {
    INVALID_QR(400, "The code breaks a rule"),
    DELETION_NOT_CONFIRMED(400, "The deletion is not confirmed"),
    TOO_MANY_QRS(400, "These are too many codes for one sheet"),
    UNKNOWN_QR(404, "The code is not known"),
    NO_QR_YET(404, "There is no image of the code yet"),
    QR_EXISTS(409, "There is a code of this id already"),
    QR_DELETED(410, "The code is deleted"),
    QR_OVER(410, "The code is no longer good"),
    QR_EDITED(412, "The code has been edited meanwhile"),
    ONE_TIME_QR_REFUSED(422, "Vipps makes no code of this page"),
    EDITION_MISSING(428, "The edition that was seen is missing"),
    QR_UNAVAILABLE(503, "The vendor's image cannot be had now"),
    REGISTRY_UNAVAILABLE(503, "The registry cannot be read"),
    VIPPS_UNAVAILABLE(503, "Vipps cannot be reached");

    private final int status;
    private final String title;

    QrProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
