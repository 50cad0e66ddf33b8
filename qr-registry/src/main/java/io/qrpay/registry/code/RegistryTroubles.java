package io.qrpay.registry.code;

import io.qrpay.problem.Problem;
import io.qrpay.problem.ProblemAnswers;
import io.quarkus.logging.Log;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.hibernate.HibernateException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Tells callers that the database is away, and that they may come back. */
@Singleton
class RegistryTroubles {
    private final ProblemAnswers answers;

    RegistryTroubles(ProblemAnswers answers) {
        this.answers = answers;
    }

    @ServerExceptionMapper({HibernateException.class, PgException.class, VertxException.class, IOException.class})
    Response answer(Exception trouble) {
        Log.warnf(trouble, "The database does not do what was asked");
        return answers.answer(Problem.of(QrProblem.REGISTRY_UNAVAILABLE));
    }
}
