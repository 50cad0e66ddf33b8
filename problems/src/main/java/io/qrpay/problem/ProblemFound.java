package io.qrpay.problem;

/** Ends a request with a problem. */
public final class ProblemFound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemFound(Problem problem) {
        super(problem.title(), null, false, false);
        this.problem = problem;
    }

    public ProblemFound(ProblemType type) {
        this(Problem.of(type));
    }

    public Problem problem() {
        return problem;
    }
}
