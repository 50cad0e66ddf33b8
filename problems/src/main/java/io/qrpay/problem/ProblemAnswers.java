package io.qrpay.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Tells every failure as {@code application/problem+json}; of what nobody thought of it tells the status only. */
@Singleton
public class ProblemAnswers {
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
    Response answer(WebApplicationException refusal) {
        var status = refusal.getResponse().getStatusInfo();
        return answer(Problem.blank(status.getStatusCode(), status.getReasonPhrase()));
    }

    @ServerExceptionMapper
    Response answer(Throwable failure) {
        Log.error("A request failed unexpectedly", failure);
        return answer(Problem.blank(500, "Internal Server Error"));
    }

    /** The problem as an answer; 503 says when to come back. */
    public Response answer(Problem problem) {
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
