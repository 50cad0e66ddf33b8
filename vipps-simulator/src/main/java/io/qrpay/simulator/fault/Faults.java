package io.qrpay.simulator.fault;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The faults asked for. Free of cost while there are none. */
@ApplicationScoped
public class Faults {

    private static final int MOST = 1000;

    private final CopyOnWriteArrayList<ActiveFault> active = new CopyOnWriteArrayList<>();

    /** The faults that strike this request, each counted as a hit. */
    public Struck striking(Operation operation, String msn, @Nullable String reference) {
        return active.isEmpty()
                ? Struck.NOTHING
                : take(fault -> !fault.kind().hitsWebhooks()
                        && (fault.operation() == null || fault.operation() == operation)
                        && fault.isAt(msn, reference));
    }

    /** The faults that strike the webhook of this event, each counted as a hit. */
    public Struck strikingWebhook(String event, String msn, String reference) {
        return active.isEmpty()
                ? Struck.NOTHING
                : take(fault -> fault.kind().hitsWebhooks()
                        && (fault.event() == null || fault.event().equals(event))
                        && fault.isAt(msn, reference));
    }

    private Struck take(Predicate<Fault> matching) {
        var struck = new ArrayList<Fault>();
        for (var candidate : active) {
            if (matching.test(candidate.fault()) && candidate.strikes()) {
                struck.add(candidate.fault());
            }
        }
        return new Struck(struck);
    }

    /** Whether there was room for one more. */
    boolean add(Fault fault, UUID id) {
        return active.size() < MOST && active.add(new ActiveFault(id.toString(), fault));
    }

    List<ActiveFault.View> list() {
        return active.stream().map(ActiveFault::view).toList();
    }

    boolean remove(String id) {
        return active.removeIf(fault -> fault.view().id().equals(id));
    }

    public void clear() {
        active.clear();
    }
}
