package io.qrpay.local.bench;

import java.util.List;
import java.util.Set;

/**
 * What is measured and how long.
 *
 * @param rate whole payments asked for per second
 * @param seconds of each run
 * @param warmUp seconds of load before the first run, while the services' code is compiled
 * @param runs of each measurement
 * @param only the measurements wanted; empty for all
 */
record BenchOptions(double rate, int seconds, int warmUp, int runs, Set<String> only) {
    private static final Set<String> MEASUREMENTS = Set.of("payments", "webhooks", "fold", "drawing", "start");

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException that names the option
     */
    static BenchOptions parse(List<String> arguments) {
        var options = new BenchOptions(100, 20, 60, 3, Set.of());
        for (int i = 0; i < arguments.size(); i += 2) {
            if (i + 1 == arguments.size()) {
                throw new IllegalArgumentException("option " + arguments.get(i) + " needs a value");
            }
            options = options.with(arguments.get(i), arguments.get(i + 1));
        }
        return options;
    }

    boolean wants(String measurement) {
        return only.isEmpty() || only.contains(measurement);
    }

    private BenchOptions with(String option, String value) {
        return switch (option) {
            case "--rate" ->
                new BenchOptions(number(option, value.replace("/s", ""), 1, 5_000), seconds, warmUp, runs, only);
            case "--seconds" -> new BenchOptions(rate, number(option, value, 5, 600), warmUp, runs, only);
            case "--warm-up" -> new BenchOptions(rate, seconds, number(option, value, 1, 600), runs, only);
            case "--runs" -> new BenchOptions(rate, seconds, warmUp, number(option, value, 1, 20), only);
            case "--only" -> new BenchOptions(rate, seconds, warmUp, runs, Set.of(measurement(value)));
            default -> throw new IllegalArgumentException("there is no option " + option);
        };
    }

    private static String measurement(String value) {
        if (!MEASUREMENTS.contains(value)) {
            throw new IllegalArgumentException(
                    "--only is one of " + MEASUREMENTS.stream().sorted().toList());
        }
        return value;
    }

    private static int number(String option, String value, int least, int most) {
        try {
            var number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " is a whole number, not " + value, e);
        }
        throw new IllegalArgumentException(option + " is from " + least + " to " + most);
    }
}
