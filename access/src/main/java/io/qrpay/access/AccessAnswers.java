package io.qrpay.access;

import io.qrpay.problem.Problem;
import io.qrpay.problem.ProblemAnswers;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Tells who is turned away why, and never what was wrong with a token. */
@Singleton
public class AccessAnswers {
    private final ProblemAnswers answers;
    private final Refusals refusals;
    private final CurrentIdentityAssociation identities;

    AccessAnswers(ProblemAnswers answers, Refusals refusals, CurrentIdentityAssociation identities) {
        this.answers = answers;
        this.refusals = refusals;
        this.identities = identities;
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthorized(SecurityException refusal, ContainerRequestContext request) {
        refusals.note(AccessProblem.NO_VALID_TOKEN, request, null);
        return Response.fromResponse(answer(AccessProblem.NO_VALID_TOKEN))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    @ServerExceptionMapper
    Uni<Response> forbidden(ForbiddenException refusal, ContainerRequestContext request) {
        return refuse(AccessProblem.NOT_ALLOWED, request);
    }

    @ServerExceptionMapper
    Uni<Response> foreign(ForeignStore refusal, ContainerRequestContext request) {
        return refuse(AccessProblem.FOREIGN_STORE, request);
    }

    private Uni<Response> refuse(AccessProblem problem, ContainerRequestContext request) {
        return identities
                .getDeferredIdentity()
                .invoke(identity -> refusals.note(problem, request, identity.getPrincipal()))
                .map(identity -> answer(problem));
    }

    private Response answer(AccessProblem problem) {
        return answers.answer(Problem.of(problem));
    }
}
