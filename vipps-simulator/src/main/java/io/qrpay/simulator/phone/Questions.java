package io.qrpay.simulator.phone;

import io.qrpay.simulator.legacy.Offers;
import io.qrpay.simulator.payment.Payments;
import io.qrpay.simulator.payment.RedirectUrls;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What merchants ask of customers, whichever of the vendor's APIs it came by. */
@ApplicationScoped
class Questions {

    private static final int MOST = 20;

    private final Payments payments;
    private final RedirectUrls redirectUrls;
    private final Offers offers;

    Questions(Payments payments, RedirectUrls redirectUrls, Offers offers) {
        this.payments = payments;
        this.redirectUrls = redirectUrls;
        this.offers = offers;
    }

    /** That to which a token leads, answered or not. */
    Optional<Screen> find(String token) {
        return redirectUrls
                .find(token)
                .map(payment -> payments.inTurn(payment, Screen::of))
                .or(() -> offers.find(token).map(Screen::of));
    }

    /** Those of that reference, order id or agreement id; {@code 100001/order-1} is of one sales unit only. */
    List<Question> named(String name) {
        var slash = name.indexOf('/');
        var found = ofEverySalesUnit(name.substring(slash + 1));
        return slash < 0
                ? found.toList()
                : found.filter(question -> question.screen().msn().equals(name.substring(0, slash)))
                        .toList();
    }

    /** The newest few that wait for an answer, the newest first. */
    List<Question> waiting() {
        return Stream.concat(
                        payments.waiting().limit(MOST).map(Question::of),
                        offers.waiting(MOST).stream().map(Question::of))
                .filter(question -> question.screen().standing().isQuestion())
                .sorted(Comparator.comparingLong(Question::since).reversed())
                .limit(MOST)
                .toList();
    }

    private Stream<Question> ofEverySalesUnit(String id) {
        return Stream.concat(
                payments.findAll(id).stream().map(Question::of),
                offers.named(id).stream().map(Question::of));
    }
}
