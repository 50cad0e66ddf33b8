package io.qrpay.local.demo;

import static java.util.stream.Collectors.joining;

import io.qrpay.contracts.payment.PaymentState;
import java.util.Locale;
import java.util.Map;

/** How far it is, in one line that is rewritten; without a terminal, a line of its own every few seconds. */
final class ProgressLine {
    private static final boolean TERMINAL = Boolean.getBoolean("qrpay.terminal");
    private static final long LINE_EVERY_NANOS = 3_000_000_000L;
    private static final String REWRITE = "\r\033[K";

    private final int payments;
    private String last = "";
    private long lastAt = System.nanoTime();

    ProgressLine(int payments) {
        this.payments = payments;
    }

    void show(int asked, Map<PaymentState, Integer> states) {
        var now = "  %d of %d asked for  %s".formatted(asked, payments, inWords(states));
        if (TERMINAL) {
            System.out.print(REWRITE + now);
            System.out.flush();
        } else if (!now.equals(last) && System.nanoTime() - lastAt > LINE_EVERY_NANOS) {
            lastAt = System.nanoTime();
            last = now;
            System.out.println(now);
        }
    }

    private static String inWords(Map<PaymentState, Integer> states) {
        return states.entrySet().stream()
                .map(state -> "· " + state.getValue() + " " + inWords(state.getKey()))
                .collect(joining("  "));
    }

    private static String inWords(PaymentState state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** What is written next begins a line of its own. */
    void end() {
        if (TERMINAL) {
            System.out.println();
        }
    }
}
