package io.qrpay.access;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The stores that a caller may ask for.
 *
 * @param stores their ids; {@value #EVERY_STORE} stands for all of them and for what belongs to no store
 */
public record Reach(Set<String> stores) {
    /** The attribute of an identity that holds its stores, a set of texts. */
    public static final String ATTRIBUTE = "qrpay.stores";

    static final String EVERY_STORE = "*";
    private static final Reach NOWHERE = new Reach(Set.of());

    public Reach {
        stores = Set.copyOf(stores);
    }

    /** That of a caller; whose token names no store reaches none. */
    static Reach of(SecurityIdentity caller) {
        Set<String> stores = caller.getAttribute(ATTRIBUTE);
        return stores == null ? NOWHERE : new Reach(stores);
    }

    /** Whether what belongs to the store is within reach; without a store: whether everything is. */
    public boolean covers(@Nullable String storeId) {
        return stores.contains(EVERY_STORE) || storeId != null && stores.contains(storeId);
    }

    /** @throws ForbiddenException told as FOREIGN_STORE, when it is out of reach */
    public void check(@Nullable String storeId) {
        if (!covers(storeId)) {
            throw refusal();
        }
    }

    /** What ends a request that asks for too much. */
    public ForbiddenException refusal() {
        return new ForeignStore();
    }
}
