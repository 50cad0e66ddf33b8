package io.qrpay.initiator.till;

import io.qrpay.initiator.event.BrokerUnavailable;
import io.qrpay.initiator.pairing.PairingUnavailable;
import io.qrpay.initiator.status.StatusUnavailable;
import io.qrpay.problem.Problem;
import io.qrpay.problem.ProblemAnswers;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Tells a till which of our parts is away, and that it may come back. */
@Singleton
class TillTroubles {
    private final ProblemAnswers answers;

    TillTroubles(ProblemAnswers answers) {
        this.answers = answers;
    }

    @ServerExceptionMapper
    Response answer(BrokerUnavailable away) {
        return answers.answer(Problem.of(TillProblem.NOT_ACCEPTED)
                .detail("Nothing was sent to Vipps; the same request may be repeated."));
    }

    @ServerExceptionMapper
    Response answer(StatusUnavailable away) {
        return answers.answer(Problem.of(TillProblem.STATUS_UNAVAILABLE));
    }

    @ServerExceptionMapper
    Response answer(PairingUnavailable away) {
        return answers.answer(Problem.of(TillProblem.PAIRING_UNAVAILABLE)
                .detail("Nobody was asked to pay; the same request may be repeated, or shown as a QR."));
    }
}
