package io.qrpay.simulator.customer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.qrpay.simulator.answer.Problem;
import io.qrpay.simulator.code.Code;
import io.qrpay.simulator.code.Codes;
import io.qrpay.simulator.deed.Deed;
import io.qrpay.simulator.gateway.Origin;
import io.qrpay.simulator.legacy.Customer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a phone gets that has scanned a merchant's code. */
@Path("/scan/{token}")
public class ScanResource {

    private static final Pattern BEYOND_ASCII = Pattern.compile("[^\\x21-\\x7E]+");

    private final Codes codes;
    private final CheckingIn checkingIn;
    private final Customer buyer;
    private final Origin origin;

    ScanResource(Codes codes, CheckingIn checkingIn, Customer buyer, Origin origin) {
        this.codes = codes;
        this.checkingIn = checkingIn;
        this.buyer = buyer;
        this.origin = origin;
    }

    /**
     * A redirect code sends on to its present target, a callback code starts a check-in; a dead one does nothing. A code of
     * an eCom payment or an agreement opens it on the phone.
     *
     * @param customer any name, under which the books show who was asked to pay
     */
    @GET
    public Uni<Response> scan(
            @Context HttpServerRequest request, String token, @QueryParam("customer") @Nullable String customer) {
        return switch (codes.findPrint(token)) {
            case Codes.Found.Living living -> follow(living.code(), customer, token);
            case Codes.Found.Dead dead -> problem(410, "Gone", "This code was deleted, or its time is over.", token);
            case Codes.Found.Unknown unknown -> open(token, origin.of(request));
        };
    }

    private Uni<Response> open(String token, String start) {
        return buyer.does(Customer.Act.OPEN, token, Deed.Who.PHONE)
                .map(offer -> sendTo(offer.landingPage(start)))
                .orElseGet(() -> problem(404, "Not Found", "There is no such code.", token));
    }

    private Uni<Response> follow(Code code, @Nullable String customer, String token) {
        return switch (code) {
            case Code.Redirect redirect -> sendTo(redirect.redirectUrl());
            case Code.Callback callback ->
                checkingIn.checkIn(callback.name(), customer, Deed.Who.PHONE, "/scan/" + token);
        };
    }

    /** The URL as it was given, but for letters that a header cannot hold. */
    private static Uni<Response> sendTo(String url) {
        var location = BEYOND_ASCII.matcher(url).replaceAll(letters -> URLEncoder.encode(letters.group(), UTF_8));
        return Uni.createFrom()
                .item(Response.status(302).header("Location", location).build());
    }

    private static Uni<Response> problem(int status, String title, String detail, String token) {
        return Uni.createFrom()
                .item(Problem.of(status, title, detail, "/scan/" + token).toResponse());
    }
}
