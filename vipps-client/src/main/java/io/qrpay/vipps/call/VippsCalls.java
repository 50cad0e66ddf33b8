package io.qrpay.vipps.call;

import io.qrpay.vipps.VippsUnavailable;
import io.qrpay.vipps.http.Answer;
import io.qrpay.vipps.http.CircuitOpen;
import io.qrpay.vipps.http.NoAnswer;
import io.qrpay.vipps.http.Operation;
import io.qrpay.vipps.http.Request;
import io.qrpay.vipps.http.StandardHeaders;
import io.qrpay.vipps.http.VippsHttpConfig;
import io.qrpay.vipps.http.VippsHttpConfig.CallLimits;
import io.qrpay.vipps.http.Wire;
import io.qrpay.vipps.salesunit.CredentialSets;
import io.qrpay.vipps.salesunit.Credentials;
import io.qrpay.vipps.salesunit.Party;
import io.qrpay.vipps.token.AccessToken;
import io.qrpay.vipps.token.AccessTokens;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Makes a call: repeats it after passing trouble with the same idempotency key, within the limits of its kind, and ends with
 * an answer to act on or with {@link VippsUnavailable}. A refused token is replaced and the call repeated once.
 * Made when the application starts, so that a wrong configuration is told then.
 */
@Startup
@Singleton
public class VippsCalls {
    private static final CharSequence MSN = HttpHeaders.createOptimized("Merchant-Serial-Number");
    private static final CharSequence IDEMPOTENCY_KEY = HttpHeaders.createOptimized("Idempotency-Key");
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");

    private static final int MOST_ATTEMPTS = 5;

    private final CredentialSets credentialSets;
    private final AccessTokens tokens;
    private final StandardHeaders headers;
    private final Wire wire;
    private final VippsHttpConfig config;
    private final Pause pause;
    private final RecentWrites recentWrites = new RecentWrites(System::nanoTime);

    VippsCalls(
            CredentialSets credentialSets,
            AccessTokens tokens,
            StandardHeaders headers,
            Wire wire,
            VippsHttpConfig config,
            Vertx vertx) {
        this.credentialSets = credentialSets;
        this.tokens = tokens;
        this.headers = headers;
        this.wire = wire;
        this.config = config;
        this.pause = new Pause(vertx, config.retryPause());
        checkAttempts("create", config.create());
        checkAttempts("modify", config.modify());
        checkAttempts("read", config.read());
        checkAttempts("webhooks", config.webhooks());
        checkAttempts("qr", config.qr());
    }

    private static void checkAttempts(String kind, CallLimits limits) {
        if (limits.attempts() < 1 || limits.attempts() > MOST_ATTEMPTS) {
            throw new IllegalArgumentException("qrpay.vipps." + kind + ".attempts is 1 to " + MOST_ATTEMPTS);
        }
    }

    /** Makes the call at each subscription. */
    public Uni<CallAnswer> make(Call call) {
        return Uni.createFrom().deferred(() -> {
            if (call.operation().isPaymentWrite()) {
                recentWrites.begin(payment(call));
            }
            return attempt(Attempt.first(call, limits(call.operation())));
        });
    }

    private Uni<CallAnswer> attempt(Attempt attempt) {
        var credentials = credentials(attempt.call());
        return tokens.of(credentials)
                .onItemOrFailure()
                .transformToUni((token, failure) ->
                        failure == null ? send(attempt, credentials, token) : withoutToken(attempt, failure));
    }

    private Uni<CallAnswer> withoutToken(Attempt attempt, Throwable failure) {
        var retryAfter = failure instanceof VippsUnavailable unavailable
                ? unavailable.retryAfter().orElse(null)
                : null;
        return again(attempt, retryAfter, Uni.createFrom().failure(failure));
    }

    private Uni<CallAnswer> send(Attempt attempt, Credentials credentials, AccessToken token) {
        if (attempt.timeout().isNegative()) {
            return Uni.createFrom().failure(new VippsUnavailable("no time left to call Vipps", null, null));
        }
        return wire.send(request(attempt, credentials, token))
                .onItemOrFailure()
                .transformToUni((answer, failure) ->
                        failure == null ? judge(attempt, credentials, token, answer) : withoutAnswer(attempt, failure));
    }

    private Uni<CallAnswer> withoutAnswer(Attempt attempt, Throwable failure) {
        if (failure instanceof CircuitOpen open) {
            return again(
                    attempt,
                    open.left(),
                    Uni.createFrom()
                            .failure(new VippsUnavailable(
                                    "Vipps is not asked while it keeps failing", open.left(), null)));
        }
        if (!(failure instanceof NoAnswer noAnswer)) {
            return Uni.createFrom().failure(failure);
        }
        var unavailable = Uni.createFrom().<CallAnswer>failure(new VippsUnavailable("no answer from Vipps", noAnswer));
        return noAnswer.maybeSent() ? afterLoss(attempt, null, unavailable) : again(attempt, null, unavailable);
    }

    private Uni<CallAnswer> judge(Attempt attempt, Credentials credentials, AccessToken token, Answer answer) {
        return switch (answer) {
            case Answer.Success success -> done(attempt, success);
            case Answer.Failure failure -> judge(attempt, credentials, token, failure);
        };
    }

    private Uni<CallAnswer> judge(Attempt attempt, Credentials credentials, AccessToken token, Answer.Failure failure) {
        return switch (Verdict.of(failure)) {
            case FINAL -> done(attempt, failure);
            case TOKEN_REFUSED -> withNewToken(attempt, credentials, token, failure);
            case BUSY -> again(attempt, failure.retryAfter(), done(attempt, failure));
            case NOT_DONE -> again(attempt, failure.retryAfter(), unavailable("Vipps failed, to be repeated", failure));
            case LOST -> afterLoss(attempt, failure.retryAfter(), unavailable("Vipps failed", failure));
            case ASTRAY -> unavailable("the address is not that of Vipps", failure);
        };
    }

    private Uni<CallAnswer> withNewToken(
            Attempt attempt, Credentials credentials, AccessToken refused, Answer.Failure failure) {
        return !attempt.tokenRenewed() && tokens.drop(credentials, refused)
                ? attempt(attempt.withNewToken())
                : unavailable("Vipps does not take the access token", failure);
    }

    private Uni<CallAnswer> afterLoss(Attempt attempt, @Nullable Duration retryAfter, Uni<CallAnswer> otherwise) {
        return attempt.call().operation().isRepeatable()
                ? again(attempt.withLostAnswer(), retryAfter, otherwise)
                : otherwise;
    }

    private Uni<CallAnswer> again(Attempt attempt, @Nullable Duration retryAfter, Uni<CallAnswer> otherwise) {
        var wait = pause.after(attempt.number(), retryAfter);
        return attempt.allowsAnother(wait) && vendorAllowsAnother(attempt.call())
                ? pause.last(wait).chain(() -> attempt(attempt.next()))
                : otherwise;
    }

    private boolean vendorAllowsAnother(Call call) {
        return !call.operation().isPaymentWrite() || recentWrites.allowRepetition(payment(call));
    }

    private static Uni<CallAnswer> done(Attempt attempt, Answer answer) {
        return Uni.createFrom().item(new CallAnswer(answer, attempt.answerLost()));
    }

    private static Uni<CallAnswer> unavailable(String message, Answer.Failure failure) {
        return Uni.createFrom().failure(new VippsUnavailable(message, failure.retryAfter(), failure.problem()));
    }

    private Request request(Attempt attempt, Credentials credentials, AccessToken token) {
        var call = attempt.call();
        return new Request(
                call.operation(),
                credentials.baseUrl(),
                call.method(),
                call.path(),
                headers(call, credentials, token),
                call.body(),
                attempt.timeout());
    }

    private MultiMap headers(Call call, Credentials credentials, AccessToken token) {
        var all = headers.of(credentials).set(HttpHeaders.AUTHORIZATION, token.authorization());
        if (call.party() instanceof Party.SalesUnit unit) {
            all.set(MSN, unit.msn());
        }
        if (call.idempotencyKey() != null) {
            all.set(IDEMPOTENCY_KEY, call.idempotencyKey());
        }
        if (call.body() != null) {
            all.set(HttpHeaders.CONTENT_TYPE, JSON);
        }
        call.headers().forEach(all::set);
        return all;
    }

    private Credentials credentials(Call call) {
        return credentialSets
                .of(call.party())
                .orElseThrow(() -> new IllegalArgumentException("there are no credentials for " + call.party()));
    }

    private static String payment(Call call) {
        return call.party() + "/" + call.reference();
    }

    private CallLimits limits(Operation operation) {
        return switch (operation) {
            case CREATE -> config.create();
            case CAPTURE, CANCEL, REFUND -> config.modify();
            case PAYMENT, EVENTS, ECOM_DETAILS, AGREEMENT -> config.read();
            case REGISTER_WEBHOOK, LIST_WEBHOOKS, DELETE_WEBHOOK -> config.webhooks();
            case CREATE_ONE_TIME_QR,
                    CREATE_REDIRECT_QR,
                    READ_REDIRECT_QR,
                    LIST_REDIRECT_QRS,
                    CHANGE_REDIRECT_QR,
                    DELETE_REDIRECT_QR,
                    PUT_CALLBACK_QR,
                    READ_CALLBACK_QR,
                    LIST_CALLBACK_QRS,
                    DELETE_CALLBACK_QR -> config.qr();
            case TOKEN -> throw new IllegalArgumentException("a token is not fetched by a call that needs one");
        };
    }
}
