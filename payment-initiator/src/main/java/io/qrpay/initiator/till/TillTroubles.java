package io.qrpay.initiator.till;

import io.qrpay.initiator.event.BrokerUnavailable;
import io.qrpay.initiator.pairing.PairingUnavailable;
import io.qrpay.initiator.status.StatusUnavailable;
import io.qrpay.problem.Problem;
import io.qrpay.problem.ProblemAnswers;
import io.qrpay.problem.ProblemFound;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Tells a till which of our parts is away, and that it may come back. */
@Singleton
public class TillTroubles {
    private final ProblemAnswers answers;

    TillTroubles(ProblemAnswers answers) {
        this.answers = answers;
    }

    /** What a till is told of a failure; empty when nobody thought of it. */
    public static Optional<Problem> problem(Throwable failure) {
        return switch (failure) {
            case ProblemFound found -> Optional.of(found.problem());
            case BrokerUnavailable away ->
                Optional.of(Problem.of(TillProblem.NOT_ACCEPTED)
                        .detail("Nothing was sent to Vipps; the same request may be repeated."));
            case StatusUnavailable away -> Optional.of(Problem.of(TillProblem.STATUS_UNAVAILABLE));
            case PairingUnavailable away ->
                Optional.of(Problem.of(TillProblem.PAIRING_UNAVAILABLE)
                        .detail("Nobody was asked to pay; the same request may be repeated, or shown as a QR."));
            default -> Optional.empty();
        };
    }

    @ServerExceptionMapper({BrokerUnavailable.class, StatusUnavailable.class, PairingUnavailable.class})
    Response answer(RuntimeException away) {
        return answers.answer(problem(away).orElseThrow());
    }
}
