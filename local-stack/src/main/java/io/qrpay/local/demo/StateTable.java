package io.qrpay.local.demo;

import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.local.Kroner;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** How many payments ended in which state, and for how much. */
final class StateTable {
    private static final String ROW = "  %-20s %8s %20s %20s";

    private StateTable() {}

    static List<String> of(List<PaymentStatus> statuses) {
        var lines = new ArrayList<String>();
        lines.add(ROW.formatted("state", "count", "asked for", "captured"));
        for (var state : PaymentState.values()) {
            addRow(lines, state.name(), statuses, status -> status.state() == state);
        }
        addRow(lines, "all", statuses, status -> true);
        return lines;
    }

    private static void addRow(
            List<String> lines, String name, List<PaymentStatus> statuses, Predicate<PaymentStatus> which) {
        var chosen = statuses.stream().filter(which).toList();
        if (!chosen.isEmpty()) {
            lines.add(ROW.formatted(name, chosen.size(), askedFor(chosen), captured(chosen)));
        }
    }

    private static String askedFor(List<PaymentStatus> statuses) {
        var sum = statuses.stream()
                .map(PaymentStatus::amount)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .sum();
        return Kroner.of(sum, "NOK");
    }

    private static String captured(List<PaymentStatus> statuses) {
        var sum = statuses.stream().mapToLong(PaymentStatus::capturedAmount).sum();
        return Kroner.of(sum, "NOK");
    }
}
