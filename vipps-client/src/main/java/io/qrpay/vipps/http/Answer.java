package io.qrpay.vipps.http;

import com.fasterxml.jackson.databind.ObjectReader;
import io.qrpay.vipps.Problem;
import io.qrpay.vipps.VippsUnavailable;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A whole answer. Told apart by the HTTP status alone: the content type of a success may be that of a problem. */
public sealed interface Answer {

    /** The HTTP status. */
    int status();

    /** A 2xx. */
    record Success(int status, Buffer body) implements Answer {

        /**
         * What the body tells.
         *
         * @throws VippsUnavailable when it is not what the reader reads
         */
        public <T> T read(ObjectReader reader) {
            return VippsJson.<T>read(reader, body)
                    .orElseThrow(() -> new VippsUnavailable("the answer cannot be read", null, null));
        }

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

        /**
         * The definite no of a call that asks for nothing but yes or no.
         *
         * @throws VippsUnavailable when Vipps is only busy (423, 429)
         */
        public Problem definite() {
            return switch (status()) {
                case 423, 429 -> throw new VippsUnavailable("Vipps is busy", retryAfter, problem);
                default -> problem;
            };
        }
    }
}
