package io.qrpay.access;

import io.qrpay.problem.ProblemType;

/** Why a caller is turned away; {@code docs/problems.md} says of each what to do. */
public enum AccessProblem implements ProblemType {
    NO_VALID_TOKEN(401, "The request has no access token that is good here"),
    NOT_ALLOWED(403, "None of the caller's roles may do this"),
    FOREIGN_STORE(403, "The store is none of the caller's");

    private final int status;
    private final String title;

    AccessProblem(int status, String title) {
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
