package io.qrpay.vipps.token;

import com.fasterxml.jackson.databind.ObjectReader;
import io.qrpay.vipps.VippsUnavailable;
import io.qrpay.vipps.http.Answer;
import io.qrpay.vipps.http.NoAnswer;
import io.qrpay.vipps.http.Operation;
import io.qrpay.vipps.http.Request;
import io.qrpay.vipps.http.StandardHeaders;
import io.qrpay.vipps.http.VippsJson;
import io.qrpay.vipps.http.Wire;
import io.qrpay.vipps.salesunit.Credentials;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;

/** Fetches a token, once per subscription. */
final class TokenFetch {
    private static final String PATH = "/accesstoken/get";
    private static final ObjectReader TOKEN = VippsJson.readerFor(AccessToken.TokenAnswer.class);

    private final Wire wire;
    private final StandardHeaders headers;
    private final Duration timeout;

    TokenFetch(Wire wire, StandardHeaders headers, Duration timeout) {
        this.wire = wire;
        this.headers = headers;
        this.timeout = timeout;
    }

    Uni<AccessToken> fetch(Credentials credentials) {
        return Uni.createFrom().deferred(() -> {
            long askedAt = System.nanoTime();
            return wire.send(request(credentials))
                    .map(answer -> read(answer, askedAt))
                    .onFailure(NoAnswer.class)
                    .transform(cause -> new VippsUnavailable("no access token", cause));
        });
    }

    private Request request(Credentials credentials) {
        var all = headers.of(credentials)
                .set("client_id", credentials.clientId())
                .set("client_secret", credentials.clientSecret());
        return new Request(Operation.TOKEN, credentials.baseUrl(), HttpMethod.POST, PATH, all, null, timeout);
    }

    private static AccessToken read(Answer answer, long askedAt) {
        return switch (answer) {
            case Answer.Success success ->
                VippsJson.<AccessToken.TokenAnswer>read(TOKEN, success.body())
                        .map(token -> AccessToken.of(token, askedAt))
                        .orElseThrow(() -> new VippsUnavailable("the access token cannot be read", null, null));
            case Answer.Failure failure ->
                throw new VippsUnavailable("no access token", failure.retryAfter(), failure.problem());
        };
    }
}
