package io.qrpay.simulator.phone;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.qrpay.simulator.code.Code;
import io.qrpay.simulator.code.Codes;
import io.qrpay.simulator.customer.CheckingIn;
import io.qrpay.simulator.deed.Deed.Who;
import io.qrpay.simulator.legacy.Customer;
import io.qrpay.simulator.legacy.Customer.Act;
import io.qrpay.simulator.payment.Approval;
import io.qrpay.simulator.payment.RedirectUrls;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The customer's app: whoever has its page is a customer. What a code of a payment says leads here, too. */
@Path("/phone")
@NonBlocking
public class PhoneResource {

    private static final String HTML = "text/html;charset=UTF-8";

    private final PhonePages pages;
    private final Scanning scanning;
    private final Codes codes;
    private final CheckingIn checkingIn;
    private final RedirectUrls redirectUrls;
    private final Approval approval;
    private final Customer customer;

    PhoneResource(
            PhonePages pages,
            Scanning scanning,
            Codes codes,
            CheckingIn checkingIn,
            RedirectUrls redirectUrls,
            Approval approval,
            Customer customer) {
        this.pages = pages;
        this.scanning = scanning;
        this.codes = codes;
        this.checkingIn = checkingIn;
        this.redirectUrls = redirectUrls;
        this.approval = approval;
        this.customer = customer;
    }

    /**
     * The phone as it lies there; with a token what that leads to.
     *
     * @param checkedIn the print of the code at which the customer has just checked in
     */
    @GET
    @Produces(HTML)
    public Uni<Response> show(@RestQuery @Nullable String token, @RestQuery @Nullable String checkedIn) {
        if (token != null) {
            customer.does(Act.OPEN, token, Who.PHONE);
            return pages.question(token);
        }
        var page = pages.home();
        return pages.home(
                Status.OK,
                Optional.ofNullable(checkedIn)
                        .flatMap(this::sticker)
                        .map(sticker -> page.withGood(waitsAt(sticker)))
                        .orElse(page));
    }

    @GET
    @Path("events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> events(@RestQuery @Nullable String token, @Context Sse sse) {
        return token == null ? pages.homeEvents(sse) : pages.questionEvents(token, sse);
    }

    /** Goes where the code leads that was scanned or pasted; the same page with what is wrong when it leads nowhere. */
    @POST
    @Path("scan")
    @Produces(HTML)
    public Uni<Response> scan(@RestForm @DefaultValue("") String code) {
        return switch (scanning.read(code.strip())) {
            case Scanned.Asked asked -> goTo("token", asked.token());
            case Scanned.Sticker sticker -> checkIn(sticker.code());
            case Scanned.Page page -> pages.merchantsPage(page.url());
            case Scanned.Nothing nothing ->
                pages.home(Status.BAD_REQUEST, pages.home().withError(code, nothing.why()));
        };
    }

    /** @param sticker the print of a code that hangs in the store */
    @POST
    @Path("check-in")
    @Produces(HTML)
    public Uni<Response> checkIn(@RestForm @DefaultValue("") String sticker) {
        return sticker(sticker)
                .map(this::checkIn)
                .orElseGet(
                        () -> pages.home(Status.NOT_FOUND, pages.home().withBad("This code was deleted meanwhile.")));
    }

    @POST
    @Path("approve")
    @Produces(HTML)
    public Uni<Response> approve(@RestQuery @DefaultValue("") String token) {
        redirectUrls.find(token).ifPresent(payment -> approval.approve(payment, Who.PHONE));
        customer.does(Act.APPROVE, token, Who.PHONE);
        return goTo("token", token);
    }

    @POST
    @Path("decline")
    @Produces(HTML)
    public Uni<Response> decline(@RestQuery @DefaultValue("") String token) {
        redirectUrls.find(token).ifPresent(payment -> approval.decline(payment, Who.PHONE));
        customer.does(Act.DECLINE, token, Who.PHONE);
        return goTo("token", token);
    }

    private Uni<Response> checkIn(Code.Callback sticker) {
        return checkingIn
                .tell(sticker.name(), null, Who.PHONE)
                .chain(told -> told.isTaken()
                        ? goTo("checkedIn", sticker.print().token())
                        : pages.home(Status.BAD_GATEWAY, pages.home().withBad(notReached(sticker, told))));
    }

    private Optional<Code.Callback> sticker(String print) {
        return codes.findPrint(print) instanceof Codes.Found.Living(Code.Callback sticker)
                ? Optional.of(sticker)
                : Optional.empty();
    }

    private static String waitsAt(Code.Callback sticker) {
        return "You are checked in at %s. What the shop asks of you comes first under “Waiting for a customer”."
                .formatted(sticker.locationDescription());
    }

    private static String notReached(Code.Callback sticker, CheckingIn.Told told) {
        return "You are not checked in at %s: can't connect to the store. %s"
                .formatted(sticker.locationDescription(), told.reason());
    }

    private static Uni<Response> goTo(String name, String value) {
        var path = URI.create("/phone?%s=%s".formatted(name, URLEncoder.encode(value, UTF_8)));
        return Uni.createFrom().item(Response.seeOther(path).build());
    }
}
