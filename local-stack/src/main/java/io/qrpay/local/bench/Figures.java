package io.qrpay.local.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The figures of several runs, each shown as median and spread. */
final class Figures {
    private static final String ROW = "  %-58s %12s   %s";

    private final Map<String, List<Double>> runs = new LinkedHashMap<>();

    /** Notes a figure of a run; its name says the unit. */
    void note(String name, double value) {
        runs.computeIfAbsent(name, first -> new ArrayList<>()).add(value);
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(ROW.formatted("figure", "median", "runs"));
        runs.forEach((name, values) -> lines.add(ROW.formatted(name, shown(median(values)), spread(values))));
        return lines;
    }

    private static String spread(List<Double> values) {
        return values.stream().map(Figures::shown).collect(Collectors.joining(" "));
    }

    private static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        var middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static String shown(double value) {
        return value >= 100 ? String.format(Locale.ROOT, "%,.0f", value) : String.format(Locale.ROOT, "%.2f", value);
    }
}
