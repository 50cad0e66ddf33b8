package io.qrpay.vipps.http;

import io.qrpay.vipps.Problem;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A whole answer. Told apart by the HTTP status alone: the content type of a success may be that of a problem. */
public sealed interface Answer {

    /** The HTTP status. */
    int status();

    /** A 2xx. */
    record Success(int status, Buffer body) implements Answer {

        /** Without the body, which may hold tokens and secrets. */
        @Override
        public String toString() {
            return "Success[status=" + status + "]";
        }
    }

    /**
     * Anything else.
     *
     * @param problem what the body tells, in whichever form
     * @param byGateway whether the gateway answered in its own form, so that the API behind it never saw the request
     * @param retryAfter the header, where there is a readable one
     */
    record Failure(
            Problem problem, boolean byGateway, @Nullable Duration retryAfter) implements Answer {
        @Override
        public int status() {
            return problem.status();
        }
    }
}
