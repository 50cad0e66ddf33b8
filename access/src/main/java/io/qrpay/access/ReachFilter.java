package io.qrpay.access;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Turns away who names a store that is not theirs, in the path or as a parameter, wherever a {@code storeId} is. */
@Singleton
class ReachFilter {
    private static final String STORE = "storeId";

    private final CurrentIdentityAssociation identities;
    private final Caller caller;

    ReachFilter(CurrentIdentityAssociation identities, Caller caller) {
        this.identities = identities;
        this.caller = caller;
    }

    /** No response when the request may go on. */
    @ServerRequestFilter(priority = Priorities.AUTHORIZATION)
    public @Nullable Uni<Response> turnAway(UriInfo uri, ResourceInfo resource) {
        return isPublic(resource) ? null : identities.getDeferredIdentity().map(identity -> check(identity, uri));
    }

    private static boolean isPublic(ResourceInfo resource) {
        var method = resource.getResourceMethod();
        return method.isAnnotationPresent(PermitAll.class)
                || resource.getResourceClass().isAnnotationPresent(PermitAll.class)
                        && !method.isAnnotationPresent(RolesAllowed.class);
    }

    private @Nullable Response check(SecurityIdentity identity, UriInfo uri) {
        var reach = Reach.of(identity);
        Stream.of(uri.getPathParameters(), uri.getQueryParameters())
                .flatMap(parameters -> parameters.getOrDefault(STORE, List.of()).stream())
                .forEach(reach::check);
        caller.reaches(reach);
        return null;
    }
}
