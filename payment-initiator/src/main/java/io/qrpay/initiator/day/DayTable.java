package io.qrpay.initiator.day;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parts of a store's day that are a table each. */
public enum DayTable {
    /** Payments asked for, a row per till, state and currency. */
    TILLS(List.of(
            "date",
            "storeId",
            "posId",
            "state",
            "currency",
            "payments",
            "amount",
            "authorizedAmount",
            "capturedAmount",
            "refundedAmount",
            "cancelledAmount")) {
        @Override
        Stream<List<@Nullable Object>> rows(StoreDay day) {
            return day.tills().stream()
                    .map(sums -> row(
                            day.date(),
                            day.storeId(),
                            sums.posId(),
                            sums.state(),
                            sums.currency(),
                            sums.payments(),
                            sums.amount(),
                            sums.authorizedAmount(),
                            sums.capturedAmount(),
                            sums.refundedAmount(),
                            sums.cancelledAmount()));
        }
    },
    /** Money that moved, a row per till and currency. */
    MOVED(List.of(
            "date",
            "storeId",
            "posId",
            "currency",
            "captures",
            "capturedAmount",
            "refunds",
            "refundedAmount",
            "netAmount")) {
        @Override
        Stream<List<@Nullable Object>> rows(StoreDay day) {
            return day.moved().tills().stream()
                    .map(moves -> row(
                            day.date(),
                            day.storeId(),
                            moves.posId(),
                            moves.currency(),
                            moves.captures(),
                            moves.capturedAmount(),
                            moves.refunds(),
                            moves.refundedAmount(),
                            moves.netAmount()));
        }
    },
    /** Payments that have not come to their end, of the day and of those before, a row each. */
    OPEN(List.of(
            "date",
            "storeId",
            "posId",
            "reference",
            "requestedAt",
            "state",
            "currency",
            "amount",
            "restAmount",
            "waitsFor",
            "captureGuaranteedUntil")) {
        @Override
        Stream<List<@Nullable Object>> rows(StoreDay day) {
            return Stream.of(day.openBefore(), day.open())
                    .flatMap(open -> open.named().stream())
                    .map(payment -> row(
                            day.date(),
                            day.storeId(),
                            payment.posId(),
                            payment.reference(),
                            payment.requestedAt(),
                            payment.state(),
                            payment.currency(),
                            payment.amount(),
                            payment.restAmount(),
                            payment.waitsFor().stream().map(Enum::name).collect(Collectors.joining(" ")),
                            payment.captureGuaranteedUntil()));
        }
    };

    private final List<String> header;

    DayTable(List<String> header) {
        this.header = header;
    }

    public String csv(StoreDay day) {
        return Csv.of(header, rows(day));
    }

    abstract Stream<List<@Nullable Object>> rows(StoreDay day);

    private static List<@Nullable Object> row(@Nullable Object... cells) {
        return Arrays.asList(cells);
    }
}
