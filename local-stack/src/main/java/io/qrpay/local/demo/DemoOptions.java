package io.qrpay.local.demo;

import java.util.Iterator;
import java.util.List;

/**
 * What the caller of the demo wants.
 *
 * @param payments how many checkouts
 * @param rate how many of them a second
 * @param serve keep everything up afterwards
 */
record DemoOptions(int payments, double rate, boolean serve) {
    private static final int MOST_PAYMENTS = 1_000_000;
    private static final int MOST_RATE = 5_000;

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    static DemoOptions parse(List<String> arguments) {
        var options = new DemoOptions(50, 10, false);
        var rest = arguments.iterator();
        while (rest.hasNext()) {
            options = options.with(rest.next(), rest);
        }
        return options;
    }

    private DemoOptions with(String name, Iterator<String> values) {
        return switch (name) {
            case "--payments" -> new DemoOptions((int) number(name, values, 1, MOST_PAYMENTS), rate, serve);
            case "--rate" -> new DemoOptions(payments, number(name, values, 0.1, MOST_RATE), serve);
            case "--serve" -> new DemoOptions(payments, rate, true);
            default -> throw new IllegalArgumentException("demo has no option " + name);
        };
    }

    private static double number(String name, Iterator<String> values, double least, double most) {
        var text = values.hasNext() ? values.next() : "";
        try {
            var number = Double.parseDouble(text.endsWith("/s") ? text.substring(0, text.length() - 2) : text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " wants a number, not '" + text + "'", e);
        }
        throw new IllegalArgumentException("%s wants %s to %s, not %s".formatted(name, least, most, text));
    }
}
