package io.qrpay.initiator.till;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.qrpay.initiator.event.BrokerUnavailable;
import io.qrpay.initiator.pairing.PairingUnavailable;
import io.qrpay.initiator.status.StatusUnavailable;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every failure as {@code application/problem+json}; what nobody thought of tells its status only. */
@Singleton
class ProblemAnswers {
    private static final String PROBLEM_JSON = "application/problem+json";
    private static final int UNAVAILABLE = 503;
    private static final String SOON = "2";

    private final ObjectWriter json;

    ProblemAnswers(ObjectMapper json) {
        this.json = json.writerFor(Problem.class);
    }

    @ServerExceptionMapper
    Response answer(ProblemFound found) {
        return answer(found.problem());
    }

    @ServerExceptionMapper
    Response answer(BrokerUnavailable away) {
        return answer(Problem.of(ProblemType.NOT_ACCEPTED)
                .detail("Nothing was sent to Vipps; the same request may be repeated."));
    }

    @ServerExceptionMapper
    Response answer(StatusUnavailable away) {
        return answer(Problem.of(ProblemType.STATUS_UNAVAILABLE));
    }

    @ServerExceptionMapper
    Response answer(PairingUnavailable away) {
        return answer(Problem.of(ProblemType.PAIRING_UNAVAILABLE)
                .detail("Nobody was asked to pay; the same request may be repeated, or shown as a QR."));
    }

    @ServerExceptionMapper
    Response answer(WebApplicationException refusal) {
        var status = refusal.getResponse().getStatusInfo();
        return answer(Problem.blank(status.getStatusCode(), status.getReasonPhrase()));
    }

    @ServerExceptionMapper
    Response answer(Throwable failure) {
        Log.error("A request failed unexpectedly", failure);
        return answer(Problem.blank(500, "Internal Server Error"));
    }

    private Response answer(Problem problem) {
        var response = Response.status(problem.status()).entity(bytes(problem)).type(PROBLEM_JSON);
        response.header(HttpHeaders.CACHE_CONTROL, "no-store");
        return problem.status() == UNAVAILABLE
                ? response.header(HttpHeaders.RETRY_AFTER, SOON).build()
                : response.build();
    }

    private byte[] bytes(Problem problem) {
        try {
            return json.writeValueAsBytes(problem);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a problem that is no JSON", e);
        }
    }
}
