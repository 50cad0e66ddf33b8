package io.qrpay.flow;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.contracts.Money;
import io.qrpay.contracts.checkout.CheckoutRequested;
import io.qrpay.contracts.payment.CaptureMode;
import io.qrpay.contracts.payment.Operation.Kind;
import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.local.Json;
import io.qrpay.local.journal.BooksState;
import io.qrpay.local.simulator.Books;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A store closes its day, and its figures are those of the vendor's books. */
class StoreDayFlowIT {
    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
    private static final String HEADER =
            "date,storeId,posId,state,currency,payments,amount,authorizedAmount,capturedAmount,refundedAmount,cancelledAmount";

    private final Chain chain = Chain.get();
    private final Counter counter = new Counter(chain);
    private final Instant begin = Instant.now();
    /** Asked for then by the tills' clocks, paid now: money moves on another day than it was asked for. */
    private final LocalDate day = LocalDate.ofInstant(begin, OSLO).minusDays(2);

    private final Map<String, String> tills = new HashMap<>();
    private final List<PaymentStatus> statuses = new ArrayList<>();

    @AfterEach
    void calm() {
        chain.calm();
    }

    @Test
    void shouldAgreeWithTheBooksPerTillStateAndCurrencyToTheOere() {
        // Given
        var expiring = ask("till-3", CaptureMode.AUTO, new Money(1_234, "NOK"));
        captured("till-1", new Money(4_901, "NOK"));
        captured("till-1", new Money(12_345, "NOK"));
        captured("till-1", new Money(777, "DKK"));
        captureAndReleaseTheRest("till-1", 5_000, 1_999);
        declined("till-1", 300);
        capturedAndRefunded("till-2", 3_000, 701);
        capturedAndRefunded("till-2", 2_500, 2_500);
        var partlyTaken = partlyCaptured("till-2", 5_000, 1_500);
        cancelledBeforeApproval("till-3", 600);
        cancelledAfterApproval("till-3", 900);
        var reserved = approved("till-3", 800);
        seen(expiring, PaymentState.EXPIRED);

        // When
        var csv = csv();
        var seen = read(day);

        // Then
        chain.assertAgrees(statuses);
        var books = chain.booksOf(chain.closingStore());
        assertThat(books).hasSize(tills.size());
        assertThat(csv.lines().findFirst()).contains(HEADER);
        assertThat(csv.lines().skip(1)).containsExactlyInAnyOrderElementsOf(rows(books));
        assertThat(seen.totals()).containsExactlyInAnyOrder(totals(books, "DKK"), totals(books, "NOK"));
        assertThat(seen.open().payments()).isEqualTo(2);
        assertThat(seen.open().named())
                .containsExactlyInAnyOrder(
                        new Open(partlyTaken.reference(), "till-2", 3_500, List.of("CAPTURE")),
                        new Open(reserved.reference(), "till-3", 800, List.of("CAPTURE")));
        assertThat(seen.moved().totals()).isEmpty();
        assertThat(movedSince(begin, "NOK")).isEqualTo(net(books, "NOK"));
        assertThat(movedSince(begin, "DKK")).isEqualTo(777);
    }

    private void captured(String till, Money amount) {
        var checkout = ask(till, CaptureMode.AUTO, amount);
        chain.approve(chain.paymentKey(checkout));
        seen(checkout, PaymentState.CAPTURED);
    }

    private void captureAndReleaseTheRest(String till, long amount, long part) {
        var checkout = approved(till, amount);
        counter.post(checkout, Kind.CAPTURE, "cap-1", part);
        counter.post(checkout, Kind.CANCEL, "can-1", null);
        seen(checkout, PaymentState.CAPTURED);
    }

    private void declined(String till, long amount) {
        var checkout = ask(till, CaptureMode.AUTO, new Money(amount, "NOK"));
        chain.decline(chain.paymentKey(checkout));
        seen(checkout, PaymentState.ABORTED);
    }

    private void capturedAndRefunded(String till, long amount, long part) {
        var checkout = ask(till, CaptureMode.AUTO, new Money(amount, "NOK"));
        chain.approve(chain.paymentKey(checkout));
        chain.until(chain.paymentKey(checkout), PaymentState.CAPTURED);
        counter.post(checkout, Kind.REFUND, "ref-1", part);
        seen(checkout, part == amount ? PaymentState.REFUNDED : PaymentState.PARTIALLY_REFUNDED);
    }

    private CheckoutRequested partlyCaptured(String till, long amount, long part) {
        var checkout = approved(till, amount);
        counter.post(checkout, Kind.CAPTURE, "cap-1", part);
        seen(checkout, PaymentState.PARTIALLY_CAPTURED);
        return checkout;
    }

    private void cancelledBeforeApproval(String till, long amount) {
        var checkout = ask(till, CaptureMode.AUTO, new Money(amount, "NOK"));
        counter.post(checkout, Kind.CANCEL, "can-1", null);
        seen(checkout, PaymentState.TERMINATED);
    }

    private void cancelledAfterApproval(String till, long amount) {
        var checkout = approved(till, amount);
        counter.post(checkout, Kind.CANCEL, "can-1", null);
        seen(checkout, PaymentState.CANCELLED);
    }

    private CheckoutRequested approved(String till, long amount) {
        var checkout = ask(till, CaptureMode.MANUAL, new Money(amount, "NOK"));
        chain.approve(chain.paymentKey(checkout));
        chain.until(chain.paymentKey(checkout), PaymentState.AUTHORIZED);
        return checkout;
    }

    private CheckoutRequested ask(String till, CaptureMode mode, Money amount) {
        var checkout = new CheckoutRequested(
                chain.closingStore().storeId(),
                till,
                "day-" + UUID.randomUUID(),
                amount,
                "Coffee and bun",
                day.atTime(12, tills.size()).atZone(OSLO).toInstant(),
                null,
                mode,
                null,
                null,
                null,
                null);
        tills.put(checkout.reference(), till);
        assertThat(chain.post(checkout).statusCode()).isEqualTo(201);
        return checkout;
    }

    private void seen(CheckoutRequested checkout, PaymentState state) {
        var key = chain.paymentKey(checkout);
        statuses.add(chain.until(key, status -> status.state() == state && isSettled(status)));
    }

    private static boolean isSettled(PaymentStatus status) {
        return status.isFinal() || status.state() == PaymentState.PARTIALLY_CAPTURED;
    }

    private List<String> rows(List<Books.Entry> books) {
        return books.stream()
                .collect(groupingBy(
                        entry -> tills.get(entry.reference()) + "," + BooksState.of(entry) + "," + entry.currency()))
                .entrySet()
                .stream()
                .map(row -> day + ",closing-1," + row.getKey() + ","
                        + row.getValue().size() + "," + sum(row.getValue(), Books.Entry::amount) + ","
                        + sums(row.getValue()))
                .toList();
    }

    private static String sums(List<Books.Entry> books) {
        return sum(books, entry -> entry.aggregate().authorized()) + ","
                + sum(books, entry -> entry.aggregate().captured()) + ","
                + sum(books, entry -> entry.aggregate().refunded()) + ","
                + sum(books, entry -> entry.aggregate().cancelled());
    }

    private static Total totals(List<Books.Entry> books, String currency) {
        var all = books.stream()
                .filter(entry -> entry.currency().equals(currency))
                .toList();
        return new Total(
                currency,
                all.size(),
                sum(all, entry -> entry.aggregate().captured()),
                sum(all, entry -> entry.aggregate().refunded()));
    }

    private static long net(List<Books.Entry> books, String currency) {
        var total = totals(books, currency);
        return total.capturedAmount() - total.refundedAmount();
    }

    private static long sum(List<Books.Entry> books, ToLongFunction<Books.Entry> amount) {
        return books.stream().mapToLong(amount).sum();
    }

    /** Midnight may come while the test runs. */
    private long movedSince(Instant begin, String currency) {
        var today = LocalDate.ofInstant(Instant.now(), OSLO);
        return LocalDate.ofInstant(begin, OSLO)
                .datesUntil(today.plusDays(1))
                .flatMap(date -> read(date).moved().totals().stream())
                .filter(net -> net.currency().equals(currency))
                .mapToLong(Net::netAmount)
                .sum();
    }

    private String csv() {
        return chain.answer(request(day).header("Accept", "text/csv").build()).body();
    }

    private Day read(LocalDate date) {
        var body = chain.answer(request(date).build()).body();
        return Json.read(body.getBytes(StandardCharsets.UTF_8), Day.class);
    }

    private HttpRequest.Builder request(LocalDate date) {
        return chain.request(chain.initiator().resolve("/v1/stores/closing-1/days/" + date));
    }

    private record Day(List<Total> totals, Moved moved, OpenPayments open) {}

    private record Total(String currency, long payments, long capturedAmount, long refundedAmount) {}

    private record Moved(List<Net> totals) {}

    private record Net(String currency, long netAmount) {}

    private record OpenPayments(long payments, List<Open> named) {}

    private record Open(String reference, String posId, long restAmount, List<String> waitsFor) {}
}
