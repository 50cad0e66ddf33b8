package io.qrpay.simulator.qr;

import io.qrpay.simulator.answer.Answer;
import io.qrpay.simulator.code.LandingPage;
import io.qrpay.simulator.code.LandingPages;
import io.qrpay.simulator.code.Picture;
import io.qrpay.simulator.fault.Operation;
import io.qrpay.simulator.fault.Trouble;
import io.qrpay.simulator.gateway.Origin;
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

/** Shows the code of a payment or agreement to anyone who has its URL, until its time is over. */
@Path("/qr-image/v1")
public class QrImageResource {

    private final LandingPages landingPages;
    private final Trouble trouble;
    private final Origin origin;

    QrImageResource(LandingPages landingPages, Trouble trouble, Origin origin) {
        this.landingPages = landingPages;
        this.trouble = trouble;
        this.origin = origin;
    }

    /** @param format of a code that was made of a landing page; else the payment's own create tells */
    @GET
    public Uni<Response> show(
            @Context HttpServerRequest request,
            @QueryParam("token") @Nullable String token,
            @QueryParam("format") @Nullable String format,
            @QueryParam("size") @Nullable String size) {
        var page = landingPages.find(Objects.requireNonNullElse(token, ""));
        return trouble.around(
                Operation.QR_IMAGE,
                request,
                page.map(LandingPage::msn).orElse(""),
                page.map(LandingPage::reference).orElse(null),
                struck -> page.filter(LandingPage::isShowable)
                        .map(shown -> imageOf(shown, Picture.of(format, size), origin.of(request)))
                        .orElseGet(() -> Answer.empty(404)));
    }

    private static Answer imageOf(LandingPage page, Optional<Picture> wanted, String start) {
        return Images.of(page.contentAt(start), wanted.orElseGet(page::usual));
    }
}
