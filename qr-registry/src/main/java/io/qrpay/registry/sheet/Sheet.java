package io.qrpay.registry.sheet;

import io.qrpay.registry.code.Qr;
import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What is on the page.
 *
 * @param label width of a label in millimetres
 * @param stores the labels, store by store
 * @param leftOut the codes that cannot be printed now
 * @param storesWithout the stores that were asked for and have no code at all
 */
@TemplateData
public record Sheet(int label, List<StoreLabels> stores, List<LeftOut> leftOut, List<String> storesWithout) {

    /** The labels of one store. */
    @TemplateData
    public record StoreLabels(String store, List<Label> labels) {}

    static Sheet of(SheetWanted wanted, List<Qr> found, Instant now) {
        var codes = found.stream().sorted(Place.ORDER).toList();
        var leftOut = codes.stream().flatMap(qr -> LeftOut.of(qr, now).stream()).toList();
        var labels = codes.stream()
                .filter(qr -> LeftOut.of(qr, now).isEmpty())
                .collect(Collectors.groupingBy(Place::store, LinkedHashMap::new, Collectors.toList()));
        return new Sheet(
                wanted.label(),
                labels.entrySet().stream().map(Sheet::storeLabels).toList(),
                leftOut,
                without(wanted, codes));
    }

    private static StoreLabels storeLabels(Map.Entry<String, List<Qr>> store) {
        return new StoreLabels(
                store.getKey(), store.getValue().stream().map(Label::of).toList());
    }

    private static List<String> without(SheetWanted wanted, List<Qr> codes) {
        var found = codes.stream()
                .map(qr -> qr.wanted().storeId())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return wanted.storeIds().stream()
                .filter(storeId -> !found.contains(storeId))
                .toList();
    }

    /** Those whose old print is dead. Not told on the label, which hangs where customers read it. */
    public List<Label> replacing() {
        return stores.stream()
                .flatMap(store -> store.labels().stream())
                .filter(Label::replaces)
                .toList();
    }

    /** Whether there is something to tell whoever prints. */
    public boolean hasRemarks() {
        return !(leftOut.isEmpty() && storesWithout.isEmpty() && replacing().isEmpty());
    }

    /** How many labels there are. */
    public int count() {
        return stores.stream().mapToInt(store -> store.labels().size()).sum();
    }
}
