package io.qrpay.simulator.qr;

import io.qrpay.simulator.answer.Answer;
import io.qrpay.simulator.code.Code;
import io.qrpay.simulator.code.Codes;
import io.qrpay.simulator.code.ImageUrls;
import io.qrpay.simulator.code.Picture;
import io.qrpay.simulator.fault.Operation;
import io.qrpay.simulator.fault.Trouble;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows a merchant's code to anyone who has its image's present URL, while the code lives. */
@Path("/qr-image/v1/codes/{token}")
public class CodeImageResource {

    private final Codes codes;
    private final ImageUrls imageUrls;
    private final Trouble trouble;

    CodeImageResource(Codes codes, ImageUrls imageUrls, Trouble trouble) {
        this.codes = codes;
        this.imageUrls = imageUrls;
        this.trouble = trouble;
    }

    @GET
    public Uni<Response> show(
            @Context HttpServerRequest request,
            String token,
            @QueryParam("format") @Nullable String format,
            @QueryParam("size") @Nullable String size,
            @QueryParam("key") @Nullable String key) {
        var code = living(token).filter(living -> imageUrls.isCurrent(Objects.requireNonNullElse(key, "")));
        var image = code.flatMap(living ->
                Picture.of(format, size).map(picture -> Images.of(living.print().content(), picture)));
        return trouble.around(
                Operation.QR_IMAGE,
                request,
                code.map(living -> living.name().msn()).orElse(""),
                code.map(living -> living.name().id()).orElse(null),
                struck -> image.orElseGet(() -> Answer.empty(404)));
    }

    private Optional<Code> living(String token) {
        return codes.findPrint(token) instanceof Codes.Found.Living living
                ? Optional.of(living.code())
                : Optional.empty();
    }
}
