package io.qrpay.simulator.token;

import io.qrpay.simulator.answer.Answer;
import io.qrpay.simulator.answer.GatewayError;
import io.qrpay.simulator.fault.Operation;
import io.qrpay.simulator.fault.Trouble;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Objects;

/** Gives access tokens for API keys. */
@Path("/accesstoken/get")
public class TokenResource {

    private final Credentials credentials;
    private final Tokens tokens;
    private final Trouble trouble;

    TokenResource(Credentials credentials, Tokens tokens, Trouble trouble) {
        this.credentials = credentials;
        this.tokens = tokens;
        this.trouble = trouble;
    }

    @POST
    public Uni<Response> get(@Context HttpServerRequest request) {
        var msn = Objects.requireNonNullElse(request.getHeader("Merchant-Serial-Number"), "");
        return trouble.around(Operation.TOKEN, request, msn, null, struck -> login(request));
    }

    private Answer login(HttpServerRequest request) {
        var clientId = request.getHeader("client_id");
        if (!credentials.knowsSubscriptionKey(request.getHeader("Ocp-Apim-Subscription-Key"))) {
            return GatewayError.answer(401, "Access denied due to missing or invalid subscription key.");
        }
        if (clientId == null || !credentials.knowsClient(clientId)) {
            return LoginError.unknownClient();
        }
        return credentials.isSecretOf(clientId, request.getHeader("client_secret"))
                ? TokenAnswer.to(tokens.grant(clientId))
                : LoginError.wrongSecret();
    }
}
