package io.qrpay.local.chaos;

import java.util.List;

/**
 * One thing that must hold in the end.
 *
 * @param claim what must hold
 * @param figures what it was judged by
 * @param wrong where it does not hold, in words; empty is right
 */
record Sentence(String claim, String figures, List<String> wrong) {
    Sentence {
        wrong = List.copyOf(wrong);
    }

    boolean holds() {
        return wrong.isEmpty();
    }

    /** For people. */
    String line() {
        return "  %-7s %-42s %s".formatted(holds() ? "yes" : "NO: " + wrong.size(), claim, figures);
    }
}
