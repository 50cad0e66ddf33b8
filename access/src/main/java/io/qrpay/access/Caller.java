package io.qrpay.access;

import jakarta.enterprise.context.RequestScoped;
import java.util.Set;

/** Who sent the request that is being answered. */
@RequestScoped
public class Caller {
    private Reach reach = new Reach(Set.of());

    /** What is within reach of the caller; nothing before the request was let in. */
    public Reach reach() {
        return reach;
    }

    void reaches(Reach known) {
        reach = known;
    }
}
