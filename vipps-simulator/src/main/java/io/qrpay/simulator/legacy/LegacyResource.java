package io.qrpay.simulator.legacy;

import io.qrpay.simulator.answer.Problem;
import io.qrpay.simulator.deed.Deed;
import io.qrpay.simulator.legacy.Customer.Act;
import io.qrpay.simulator.legacy.Name.Kind;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A customer of the older APIs who does what a test says, and what became of each payment and agreement. */
@Path("/simulator/legacy")
@NonBlocking
public class LegacyResource {

    private final Offers offers;
    private final Customer customer;

    LegacyResource(Offers offers, Customer customer) {
        this.offers = offers;
        this.customer = customer;
    }

    /** All of them, the oldest first, and how often their merchants have looked at each. */
    @GET
    public List<Shown> show() {
        return offers.all().stream().map(Shown::of).toList();
    }

    /**
     * Opens, approves or declines a payment or an agreement that waits, or lets its time run out at once.
     *
     * @param kind {@code ecom} or {@code agreement}
     * @param id the order id, or the agreement id
     * @param act {@code open}, {@code approve}, {@code decline} or {@code lapse}
     * @param msn needed only when several sales units have an order of this id
     */
    @POST
    @Path("{kind}/{id}/{act}")
    public Response decide(String kind, String id, String act, @QueryParam("msn") @Nullable String msn) {
        var known = of(Kind.values(), kind);
        var wanted = of(Act.values(), act);
        return known.isEmpty() || wanted.isEmpty()
                ? problem(404, "There is no such kind or act.", id)
                : decide(wanted.get(), named(known.get(), id, msn), id);
    }

    private List<Name> named(Kind kind, String id, @Nullable String msn) {
        return offers.named(kind, id).stream()
                .filter(name -> msn == null || name.msn().equals(msn))
                .toList();
    }

    private Response decide(Act act, List<Name> names, String id) {
        return switch (names.size()) {
            case 0 -> problem(404, "There is no such payment or agreement.", id);
            case 1 ->
                customer.does(act, names.getFirst(), Deed.Who.PROGRAM)
                        .map(LegacyResource::decided)
                        .orElseGet(() -> problem(404, "There is no such payment or agreement.", id));
            default -> problem(409, "Several sales units have this id: say which by ?msn=", id);
        };
    }

    private static Response decided(Offers.Change change) {
        var before = change.before();
        return before.isWaiting()
                ? Response.ok(Shown.of(change.after())).build()
                : problem(
                        409,
                        "It is %s: there is nothing to decide.".formatted(before.state()),
                        before.name().id());
    }

    private static <E extends Enum<E>> Optional<E> of(E[] values, String name) {
        return Stream.of(values)
                .filter(value -> value.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    private static Response problem(int status, String detail, String id) {
        return Problem.of(status, "No decision", detail, "/simulator/legacy/" + id)
                .toResponse();
    }

    /**
     * One payment or agreement as it really is.
     *
     * @param opened whether a phone has had it on its screen
     * @param looks how often its merchant has read it
     */
    public record Shown(Kind kind, String msn, String id, Offer.State state, boolean opened, int looks) {

        static Shown of(Offer offer) {
            var name = offer.name();
            return new Shown(name.kind(), name.msn(), name.id(), offer.state(), offer.isOpened(), offer.looks());
        }
    }
}
