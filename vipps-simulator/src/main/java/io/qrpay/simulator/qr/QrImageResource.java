package io.qrpay.simulator.qr;

import io.qrpay.simulator.answer.Answer;
import io.qrpay.simulator.code.Picture;
import io.qrpay.simulator.fault.Operation;
import io.qrpay.simulator.fault.Trouble;
import io.qrpay.simulator.gateway.Origin;
import io.qrpay.simulator.payment.Payment;
import io.qrpay.simulator.payment.RedirectUrls;
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

/** Shows the code of a payment to anyone who has its URL, until the payment's time is over. */
@Path("/qr-image/v1")
public class QrImageResource {

    private final RedirectUrls redirectUrls;
    private final Trouble trouble;
    private final Origin origin;

    QrImageResource(RedirectUrls redirectUrls, Trouble trouble, Origin origin) {
        this.redirectUrls = redirectUrls;
        this.trouble = trouble;
        this.origin = origin;
    }

    @GET
    public Uni<Response> show(
            @Context HttpServerRequest request,
            @QueryParam("token") @Nullable String token,
            @QueryParam("format") @Nullable String format,
            @QueryParam("size") @Nullable String size) {
        var payment = redirectUrls.find(Objects.requireNonNullElse(token, ""));
        var msn = payment.map(Payment::msn).orElse("");
        var reference = payment.map(Payment::reference).orElse(null);
        return trouble.around(
                Operation.QR_IMAGE,
                request,
                msn,
                reference,
                struck -> payment.filter(Payment::isShowable)
                        .map(shown -> imageOf(shown, Picture.of(format, size), origin.of(request)))
                        .orElseGet(() -> Answer.empty(404)));
    }

    /** @param wanted of a code that was made of the payment's landing page; else the payment's own create tells */
    private Answer imageOf(Payment payment, Optional<Picture> wanted, String start) {
        var content = redirectUrls.contentOf(payment, start);
        return wanted.map(picture -> Images.of(content, picture)).orElseGet(() -> imageOf(payment, content));
    }

    private static Answer imageOf(Payment payment, String content) {
        return payment.wantsPng() ? Images.png(content, payment.qrSize()) : Images.svg(content);
    }
}
