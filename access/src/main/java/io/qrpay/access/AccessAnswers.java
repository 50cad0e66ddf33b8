package io.qrpay.access;

import io.qrpay.problem.Problem;
import io.qrpay.problem.ProblemAnswers;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Tells who is turned away why, and never what was wrong with a token. */
@Singleton
public class AccessAnswers {
    private final ProblemAnswers answers;

    AccessAnswers(ProblemAnswers answers) {
        this.answers = answers;
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthorized(SecurityException refusal) {
        return Response.fromResponse(answers.answer(Problem.of(AccessProblem.NO_VALID_TOKEN)))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException refusal) {
        return answers.answer(Problem.of(AccessProblem.NOT_ALLOWED));
    }
}
