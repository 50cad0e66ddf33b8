package io.qrpay.simulator.webhook;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows everybody's registrations, and drops them without a word, as the vendor does after two weeks of silence. */
@Path("/simulator/registrations")
@NonBlocking
public class RegistrationsResource {

    private final Registrations registrations;

    RegistrationsResource(Registrations registrations) {
        this.registrations = registrations;
    }

    /**
     * Without secrets.
     *
     * @param msn of one sales unit; absent for all
     */
    @GET
    public List<Shown> show(@QueryParam("msn") @Nullable String msn) {
        return of(msn).map(Shown::of).toList();
    }

    /** Drops them, and what waits to be delivered to them. */
    @DELETE
    public List<Shown> drop(@QueryParam("msn") @Nullable String msn) {
        var dropped = of(msn).toList();
        dropped.forEach(registrations::remove);
        return dropped.stream().map(Shown::of).toList();
    }

    private Stream<Registration> of(@Nullable String msn) {
        return registrations.all().filter(one -> msn == null || one.owner().isFor(msn));
    }

    /**
     * A registration.
     *
     * @param msn the sales unit; absent when it is a partner's
     */
    public record Shown(String id, @Nullable String msn, URI url, List<String> events) {
        static Shown of(Registration registration) {
            var owner = registration.owner();
            return new Shown(
                    registration.id(),
                    owner.isSalesUnit() ? owner.name() : null,
                    registration.url(),
                    registration.events());
        }
    }
}
