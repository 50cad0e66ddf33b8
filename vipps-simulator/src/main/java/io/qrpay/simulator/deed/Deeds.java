package io.qrpay.simulator.deed;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Remembers the latest few deeds. */
@ApplicationScoped
public class Deeds {

    private static final int KEPT = 20;

    private final Deque<Deed> latest = new ArrayDeque<>(KEPT);

    public synchronized void add(Deed deed) {
        if (latest.size() == KEPT) {
            latest.removeLast();
        }
        latest.addFirst(deed);
    }

    /** The latest first. */
    public synchronized List<Deed> latest() {
        return List.copyOf(latest);
    }

    public synchronized void clear() {
        latest.clear();
    }
}
