package io.qrpay.problem;

/** The problems that any service may answer. */
public enum GeneralProblem implements ProblemType {
    INVALID_QUERY(400, "The query is wrong"),
    TOO_BUSY(503, "Too many requests are on their way");

    private final int status;
    private final String title;

    GeneralProblem(int status, String title) {
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
