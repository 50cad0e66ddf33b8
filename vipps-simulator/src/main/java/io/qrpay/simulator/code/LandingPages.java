package io.qrpay.simulator.code;

import io.qrpay.simulator.legacy.Offers;
import io.qrpay.simulator.payment.Payment;
import io.qrpay.simulator.payment.RedirectUrls;
import io.qrpay.simulator.payment.UserFlow;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds what waits at a landing page, whichever of the vendor's APIs it came by. */
@ApplicationScoped
public class LandingPages {

    private static final String PAGE = "/phone?token=";

    private final RedirectUrls redirectUrls;
    private final Offers offers;

    LandingPages(RedirectUrls redirectUrls, Offers offers) {
        this.redirectUrls = redirectUrls;
        this.offers = offers;
    }

    /** By the token in its URLs. */
    public Optional<LandingPage> find(String token) {
        return find(token, payment -> true);
    }

    /** By its URL, on whatever host; only a payment of a redirect has one. */
    Optional<LandingPage> findByUrl(String url) {
        var start = url.indexOf(PAGE);
        return start < 0
                ? Optional.empty()
                : find(url.substring(start + PAGE.length()), payment -> payment.userFlow() == UserFlow.WEB_REDIRECT);
    }

    private Optional<LandingPage> find(String token, Predicate<Payment> counts) {
        return redirectUrls
                .find(token)
                .filter(counts)
                .<LandingPage>map(payment -> new LandingPage.OfPayment(payment, token, PAGE + token))
                .or(() -> offers.find(token).map(LandingPage.OfOffer::new));
    }
}
