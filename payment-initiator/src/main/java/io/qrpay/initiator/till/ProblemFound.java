package io.qrpay.initiator.till;

/** Ends a request with a problem. */
final class ProblemFound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    ProblemFound(Problem problem) {
        super(problem.title(), null, false, false);
        this.problem = problem;
    }

    ProblemFound(ProblemType type) {
        this(Problem.of(type));
    }

    Problem problem() {
        return problem;
    }
}
