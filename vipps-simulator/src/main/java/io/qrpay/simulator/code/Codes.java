package io.qrpay.simulator.code;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All merchants' codes. Each write of a code is done at once and counted; a code whose time is over is not there. */
@ApplicationScoped
public class Codes {

    private static final Comparator<Code> BY_ID =
            Comparator.comparing(code -> code.name().id());

    private static final Comparator<Name> BY_PLACE =
            Comparator.comparing(Name::msn).thenComparing(Name::id);

    private final CodeConfig config;
    private final Map<String, Map<Name, Code>> bySalesUnit = new ConcurrentHashMap<>();
    private final Map<String, Name> prints = new ConcurrentHashMap<>();
    private final NavigableSet<Name> stickers = new ConcurrentSkipListSet<>(BY_PLACE);
    private final Map<Name, Writes> writes = new ConcurrentHashMap<>();
    private final Map<String, String> beaconOwners = new ConcurrentHashMap<>();

    Codes(CodeConfig config) {
        this.config = config;
    }

    public Optional<Code> find(Name name) {
        return Optional.ofNullable(ofSalesUnit(name.msn()).get(name)).filter(Codes::isThere);
    }

    /** The codes of a sales unit, by id. */
    List<Code> list(String msn, Kind kind) {
        return ofSalesUnit(msn).values().stream()
                .filter(code -> code.name().kind() == kind && isThere(code))
                .sorted(BY_ID)
                .toList();
    }

    /** Callback codes that are there, by sales unit and id. */
    public List<Code.Callback> stickers(int most) {
        return stickers.stream()
                .flatMap(name -> find(name).stream())
                .map(Code.Callback.class::cast)
                .limit(most)
                .toList();
    }

    /** A write of the code's owner. */
    Change write(Name name, Change.Act act) {
        var change = drift(name, act);
        if (change.effect() != Change.Effect.NOTHING) {
            writes.merge(name, Writes.NONE.plus(change.effect()), (old, one) -> old.plus(change.effect()));
        }
        return change;
    }

    /** A write that the code's owner knows nothing of. */
    Change drift(Name name, Change.Act act) {
        var change = new Change[] {new Change(null, null)};
        bySalesUnit
                .computeIfAbsent(name.msn(), absent -> new ConcurrentHashMap<>())
                .compute(name, (same, present) -> {
                    change[0] = changeOf(present, act);
                    list(name, change[0]);
                    return change[0].after();
                });
        change[0].result().ifPresent(code -> prints.put(code.print().token(), name));
        return change[0];
    }

    private void list(Name name, Change change) {
        if (name.kind() == Kind.CALLBACK) {
            change.result().ifPresentOrElse(code -> stickers.add(name), () -> stickers.remove(name));
        }
    }

    /** What is left of a print on a wall. */
    public Found findPrint(String token) {
        var name = prints.get(token);
        return name == null
                ? new Found.Unknown()
                : find(name)
                        .filter(code -> code.print().token().equals(token))
                        .<Found>map(Found.Living::new)
                        .orElseGet(() -> new Found.Dead(name));
    }

    /** Whether the printed MobilePay code is this sales unit's from now on: not while another one maps it. */
    boolean claimBeacon(String beaconId, String msn) {
        return msn.equals(beaconOwners.compute(beaconId, (same, owner) -> hasBeacon(owner, beaconId) ? owner : msn));
    }

    private boolean hasBeacon(@Nullable String owner, String beaconId) {
        return owner != null
                && find(new Name(owner, Kind.CALLBACK, beaconId))
                        .filter(code -> code instanceof Code.Callback callback && callback.beacon())
                        .isPresent();
    }

    /** Whether a code may be written: one that is there always. */
    boolean hasRoomFor(Name name) {
        return prints.size() < config.most() || find(name).isPresent();
    }

    /** The names of all codes that are there or were written once, of one sales unit or of all. */
    Stream<Name> names(@Nullable String msn) {
        var living = bySalesUnit.values().stream().flatMap(codes -> codes.keySet().stream());
        return Stream.concat(living, writes.keySet().stream())
                .filter(name -> msn == null || name.msn().equals(msn))
                .distinct();
    }

    Writes writesOf(Name name) {
        return writes.getOrDefault(name, Writes.NONE);
    }

    public void clear() {
        bySalesUnit.clear();
        stickers.clear();
        prints.clear();
        writes.clear();
        beaconOwners.clear();
    }

    private static Change changeOf(@Nullable Code present, Change.Act act) {
        var before = present != null && isThere(present) ? present : null;
        return new Change(before, act.on(before));
    }

    private Map<Name, Code> ofSalesUnit(String msn) {
        return bySalesUnit.getOrDefault(msn, Map.of());
    }

    private static boolean isThere(Code code) {
        return !code.isOver(System.currentTimeMillis());
    }

    /** What a print leads to. */
    public sealed interface Found {

        record Living(Code code) implements Found {}

        /** Its code was deleted or its time is over: it never works again. */
        record Dead(Name name) implements Found {}

        record Unknown() implements Found {}
    }
}
