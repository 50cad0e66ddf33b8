package io.qrpay.simulator.legacy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/** All eCom payments and agreements. What happens to one happens at once; one whose time is over has lapsed by itself. */
@ApplicationScoped
public class Offers {

    private final LegacyConfig config;
    private final SequencedMap<Name, Offer> byName = new LinkedHashMap<>();
    private final Map<String, Name> byToken = new HashMap<>();

    Offers(LegacyConfig config) {
        this.config = config;
    }

    /** Adds one, unless there is one of that name. */
    synchronized boolean add(Offer offer) {
        var added = byName.putIfAbsent(offer.name(), offer) == null;
        if (added) {
            byToken.put(offer.token(), offer.name());
            forgetOldest();
        }
        return added;
    }

    public synchronized Optional<Offer> find(String token) {
        return Optional.ofNullable(byToken.get(token)).flatMap(this::find);
    }

    synchronized Optional<Offer> find(Name name) {
        return change(name, UnaryOperator.identity()).map(Change::after);
    }

    /** Does something to one, if it is there. */
    synchronized Optional<Change> change(Name name, UnaryOperator<Offer> act) {
        return Optional.ofNullable(byName.get(name)).map(known -> {
            var before = known.at(System.currentTimeMillis());
            var after = act.apply(before);
            byName.put(name, after);
            return new Change(before, after);
        });
    }

    /** Those of that id, at most one of each sales unit. */
    synchronized List<Name> named(Name.Kind kind, String id) {
        return byName.keySet().stream()
                .filter(name -> name.kind() == kind && name.id().equals(id))
                .toList();
    }

    synchronized List<Offer> all() {
        var now = System.currentTimeMillis();
        return byName.values().stream().map(offer -> offer.at(now)).toList();
    }

    /** Those that wait for their customer, the newest first. */
    public synchronized List<Offer> waiting(int most) {
        var now = System.currentTimeMillis();
        return byName.sequencedValues().reversed().stream()
                .map(offer -> offer.at(now))
                .filter(Offer::isWaiting)
                .limit(most)
                .toList();
    }

    /** Those of that order or agreement id, of whichever sales unit. */
    public synchronized List<Offer> named(String id) {
        var now = System.currentTimeMillis();
        return byName.values().stream()
                .filter(offer -> offer.name().id().equals(id))
                .map(offer -> offer.at(now))
                .toList();
    }

    synchronized void clear() {
        byName.clear();
        byToken.clear();
    }

    private void forgetOldest() {
        if (byName.size() > config.kept()) {
            var oldest = byName.values().iterator().next();
            byName.remove(oldest.name());
            byToken.remove(oldest.token());
        }
    }

    /** What one was, and what it is now. */
    record Change(Offer before, Offer after) {}
}
