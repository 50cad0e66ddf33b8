package io.qrpay.vipps.webhook;

import io.qrpay.vipps.Problem;
import java.util.List;
import java.util.Set;

/** What the vendor answered to the question for a sales unit's registrations. */
public sealed interface ListOutcome {

    /** All registrations of the sales unit, ours and others'. */
    record Listed(List<Registration> registrations) implements ListOutcome {
        public Listed {
            registrations = List.copyOf(registrations);
        }
    }

    /** A definite no. */
    record Refused(Problem problem) implements ListOutcome {}

    /**
     * One registration.
     *
     * @param id the vendor's
     * @param url as registered
     * @param events the event types delivered to it
     */
    record Registration(String id, String url, Set<String> events) {
        public Registration {
            events = Set.copyOf(events);
        }
    }
}
