package io.qrpay.simulator.customer;

import com.fasterxml.jackson.databind.ObjectWriter;
import io.qrpay.simulator.answer.Answer;
import io.qrpay.simulator.answer.Detail;
import io.qrpay.simulator.answer.ErrorForm;
import io.qrpay.simulator.answer.Json;
import io.qrpay.simulator.fault.Operation;
import io.qrpay.simulator.gateway.Gateway;
import io.qrpay.simulator.schema.Bodies;
import io.qrpay.simulator.schema.Shape;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells the number of a customer who shows a personal code. */
@Path("/qr/v1/exchange")
public class ExchangeResource {

    private static final ObjectWriter WRITER = Json.writerFor(Exchanged.class);
    private static final Shape ASKED = Shape.object()
            .required("qrCode", Shape.text())
            .optional("requestedData", Shape.list(Shape.oneOf("MSISDN"), 0));

    /** The first form names the number itself. */
    private static final Pattern WITH_NUMBER = Pattern.compile("https://qr\\.vipps\\.no/28/2/01/031/(\\d{9,15})\\?v=1");

    private static final Pattern WITH_TOKEN = Pattern.compile("https://qr\\.vipps\\.no/p/\\S+");

    private final Gateway gateway;
    private final Bodies bodies;

    ExchangeResource(Gateway gateway, Bodies bodies) {
        this.gateway = gateway;
        this.bodies = bodies;
    }

    @POST
    public Uni<Response> exchange(@Context HttpServerRequest request, byte[] body) {
        return gateway.pass(
                Operation.EXCHANGE,
                request,
                "",
                call -> bodies.read(
                        ErrorForm.EXCHANGE,
                        call.path(),
                        body,
                        ASKED,
                        tree -> exchange(call.path(), tree.path("qrCode").textValue())));
    }

    private static Answer exchange(String path, String code) {
        var named = WITH_NUMBER.matcher(code);
        if (named.matches()) {
            return answer(new Exchanged(named.group(1), "1.0", null));
        }
        return WITH_TOKEN.matcher(code).matches()
                ? answer(new Exchanged(numberOf(code), "2.0", System.currentTimeMillis() / 1000))
                : ErrorForm.EXCHANGE.invalid(
                        path, List.of(new Detail("qrCode", "must be the whole content of a personal code")));
    }

    /** The same code always means the same person. */
    private static String numberOf(String code) {
        return "479%07d".formatted(Math.floorMod(code.hashCode(), 10_000_000));
    }

    private static Answer answer(Exchanged exchanged) {
        return Answer.json(200, Json.write(WRITER, exchanged));
    }

    /** @param timestamp epoch seconds, of the second form only */
    record Exchanged(
            String msisdn, String version, @Nullable Long timestamp) {}
}
