package io.qrpay.simulator.code;

import io.qrpay.simulator.answer.Problem;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Shows everybody's codes, and lets a test change them behind their owner's back. */
@Path("/simulator/qrs")
@NonBlocking
public class QrsResource {

    private static final String INSTANCE = "/simulator/qrs";
    private static final Comparator<Name> ORDER =
            Comparator.comparing(Name::msn).thenComparing(Name::kind).thenComparing(Name::id);

    private final Codes codes;
    private final ImageUrls imageUrls;

    QrsResource(Codes codes, ImageUrls imageUrls) {
        this.codes = codes;
        this.imageUrls = imageUrls;
    }

    /**
     * All codes, those that are gone too, and how often their owners wrote them.
     *
     * @param msn of one sales unit; absent for all
     */
    @GET
    public List<ShownCode> show(@QueryParam("msn") @Nullable String msn) {
        return codes.names(msn)
                .sorted(ORDER)
                .map(name -> ShownCode.of(name, codes.find(name), codes.writesOf(name)))
                .toList();
    }

    /** Changes a code; its owner is not told. What the body leaves out stays. */
    @PUT
    @Path("{msn}/{kind}/{id}")
    public Response change(String msn, String kind, String id, @Nullable Drift drift) {
        if (drift == null || Kind.of(kind).filter(drift::saysSomethingOf).isEmpty()) {
            return Problem.invalid(INSTANCE, "body", "must change what such a code has")
                    .toResponse();
        }
        return drift(msn, kind, id, present -> present == null ? null : drift.of(present));
    }

    /** Deletes a code; its owner is not told. */
    @DELETE
    @Path("{msn}/{kind}/{id}")
    public Response delete(String msn, String kind, String id) {
        return drift(msn, kind, id, present -> null);
    }

    /** Gives every image another URL; the earlier ones are not found any more. */
    @POST
    @Path("rotate-image-urls")
    public void rotate() {
        imageUrls.rotate();
    }

    /** Forgets all codes and counts, as if none had ever been made. */
    @DELETE
    public void clear() {
        codes.clear();
    }

    private Response drift(String msn, String kind, String id, Change.Act act) {
        var done = Kind.of(kind)
                .filter(known -> codes.drift(new Name(msn, known, id), act).metCode());
        return Response.status(done.isPresent() ? 204 : 404).build();
    }

    /** What is to be different. */
    public record Drift(
            @Nullable String redirectUrl, @Nullable String locationDescription, Code.@Nullable Category category) {

        boolean saysSomethingOf(Kind kind) {
            return switch (kind) {
                case REDIRECT -> redirectUrl != null;
                case CALLBACK -> locationDescription != null || category != null;
            };
        }

        Code of(Code present) {
            return switch (present) {
                case Code.Redirect redirect ->
                    redirect.to(Objects.requireNonNullElse(redirectUrl, redirect.redirectUrl()));
                case Code.Callback callback ->
                    callback.at(
                            Objects.requireNonNullElse(locationDescription, callback.locationDescription()),
                            Objects.requireNonNullElse(category, callback.category()));
            };
        }
    }
}
