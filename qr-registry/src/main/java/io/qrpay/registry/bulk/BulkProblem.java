package io.qrpay.registry.bulk;

import io.qrpay.problem.Problem;
import io.qrpay.problem.ProblemFound;
import io.qrpay.problem.ProblemType;

/** Why a file is not taken at all; {@code docs/problems.md} says of each what to do. */
enum BulkProblem implements ProblemType {
    INVALID_IMPORT(400, "The file cannot be read"),
    IMPORT_INCOMPLETE(408, "The file did not arrive whole in time"),
    IMPORT_OVERTAKEN(409, "Somebody else edited one of the codes at the same time"),
    IMPORT_TOO_LARGE(413, "The file is too large");

    private final int status;
    private final String title;

    BulkProblem(int status, String title) {
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

    ProblemFound found(String detail) {
        return new ProblemFound(Problem.of(this).detail(detail));
    }
}
