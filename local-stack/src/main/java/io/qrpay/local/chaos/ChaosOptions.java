package io.qrpay.local.chaos;

import java.time.Duration;
import java.util.List;

/**
 * How much is broken.
 *
 * @param time how long things break
 * @param rate checkouts a second
 * @param seed the same seed breaks the same things in the same order; what they hit depends on the machine
 */
public record ChaosOptions(Duration time, double rate, long seed) {
    private static final int MOST_MINUTES = 60;
    private static final int MOST_RATE = 200;

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException that names the option
     */
    static ChaosOptions parse(List<String> arguments, long seed) {
        var options = new ChaosOptions(Duration.ofMinutes(3), 5, seed);
        for (int i = 0; i < arguments.size(); i += 2) {
            if (i + 1 == arguments.size()) {
                throw new IllegalArgumentException("option " + arguments.get(i) + " needs a value");
            }
            options = options.with(arguments.get(i), arguments.get(i + 1));
        }
        return options;
    }

    private ChaosOptions with(String option, String value) {
        return switch (option) {
            case "--minutes" -> new ChaosOptions(minutes(option, value), rate, seed);
            case "--rate" -> new ChaosOptions(time, number(option, value.replace("/s", ""), 0.1, MOST_RATE), seed);
            case "--seed" -> new ChaosOptions(time, rate, seed(option, value));
            default -> throw new IllegalArgumentException("chaos has no option " + option);
        };
    }

    private static Duration minutes(String option, String value) {
        return Duration.ofMillis((long) (number(option, value, 0.1, MOST_MINUTES) * 60_000));
    }

    private static long seed(String option, String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " is a whole number, not " + value, e);
        }
    }

    private static double number(String option, String value, double least, double most) {
        try {
            var number = Double.parseDouble(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " is a number, not " + value, e);
        }
        throw new IllegalArgumentException(option + " is from " + least + " to " + most);
    }
}
