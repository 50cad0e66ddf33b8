package io.qrpay.ingress.delivery;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.function.Consumer;

/**
 * One webhook on its way to exactly one answer, which comes in time whatever happens. Only {@link #endFromElsewhere} may
 * be called off its event loop.
 */
final class Delivery {
    private static final long LINGER_MILLIS = 1_000;

    private final HttpServerRequest request;
    private final Vertx vertx;
    private final Context context;
    private final int maxBody;
    private final Ending ending;
    private final long began = System.nanoTime();
    private final long timer;

    private Buffer body = Buffer.buffer(0);
    private String event = "NONE";
    private boolean collected;
    private boolean ended;

    Delivery(HttpServerRequest request, Vertx vertx, DeliveryConfig config, Ending ending) {
        this.request = request;
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.maxBody = config.maxBody();
        this.ending = ending;
        this.timer = vertx.setTimer(config.answerWithin().toMillis(), late -> end(Answer.LATE));
    }

    HttpServerRequest request() {
        return request;
    }

    /** Reads the body and hands it over, unless it is too large or does not come. */
    void receive(Consumer<byte[]> receiver) {
        request.response().closeHandler(closed -> end(Answer.GONE));
        request.exceptionHandler(closed -> end(Answer.GONE));
        if (declaresTooMuch()) {
            end(Answer.TOO_LARGE);
            return;
        }
        request.handler(this::take);
        request.endHandler(whole -> complete(receiver));
    }

    private boolean declaresTooMuch() {
        var declared = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return declared != null && (declared.length() > 9 || Integer.parseInt(declared) > maxBody);
    }

    private void take(Buffer chunk) {
        if (body.length() + chunk.length() > maxBody) {
            end(Answer.TOO_LARGE);
        } else if (!ended) {
            body = body.length() == 0 ? chunk : together(chunk);
        }
    }

    /** Most bodies are one chunk, which is not copied; a body of several is collected in a buffer of our own. */
    private Buffer together(Buffer chunk) {
        if (!collected) {
            body = Buffer.buffer(maxBody).appendBuffer(body);
            collected = true;
        }
        return body.appendBuffer(chunk);
    }

    private void complete(Consumer<byte[]> receiver) {
        if (!ended) {
            receiver.accept(body.getBytes());
        }
    }

    /** Names the event for the counters. */
    void is(String event) {
        this.event = event;
    }

    /** Ends it on its own event loop. */
    void endFromElsewhere(Answer answer) {
        context.runOnContext(here -> end(answer));
    }

    /** Answers, if nothing else did. */
    void end(Answer answer) {
        if (ended) {
            return;
        }
        ended = true;
        vertx.cancelTimer(timer);
        ending.ended(event, answer, System.nanoTime() - began);
        if (answer != Answer.GONE) {
            send(answer);
        }
    }

    private void send(Answer answer) {
        var response = request.response().setStatusCode(answer.status());
        if (answer.leavesRequestUnread() && request.version() != HttpVersion.HTTP_2) {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            response.end().onComplete(sent -> closeSoon());
        } else {
            response.end();
        }
    }

    /**
     * What still comes is read and dropped for a moment: a connection that is closed on unread bytes is reset, and the
     * answer may be lost on the sender's side (RFC 9112, 9.6).
     */
    private void closeSoon() {
        var connection = request.connection();
        if (request.isEnded()) {
            connection.close();
            return;
        }
        var last = vertx.setTimer(LINGER_MILLIS, late -> connection.close());
        request.handler(rest -> {});
        request.endHandler(whole -> {
            vertx.cancelTimer(last);
            connection.close();
        });
    }

    /** Learns once how it went. */
    @FunctionalInterface
    interface Ending {
        void ended(String event, Answer answer, long nanos);
    }
}
