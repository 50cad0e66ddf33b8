package io.qrpay.initiator.desk;

import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.initiator.display.DisplayLink;
import io.qrpay.problem.Problem;
import io.qrpay.screen.Language;
import io.qrpay.screen.Pages;
import io.qrpay.vipps.salesunit.Stores;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Draws till pages. */
@ApplicationScoped
class DeskPages {
    private static final int REFERENCE_LENGTH = 16;
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private final DeskStream stream;
    private final WaitingCustomers waiting;
    private final DisplayLink display;
    private final Stores stores;
    private final Clock clock;

    DeskPages(DeskStream stream, WaitingCustomers waiting, DisplayLink display, Stores stores, Clock clock) {
        this.stream = stream;
        this.waiting = waiting;
        this.display = display;
        this.stores = stores;
        this.clock = clock;
    }

    /** The page as it stands; without a reference with the till's latest payment. */
    Uni<Response> page(String storeId, String posId, @Nullable String reference) {
        return page(storeId, posId, reference, new AskForm(), null);
    }

    /** The same after something did not happen. */
    Uni<Response> page(
            String storeId, String posId, @Nullable String reference, AskForm asked, @Nullable Problem problem) {
        var language = Language.of(stores.languageOf(storeId));
        var status = problem == null ? Response.Status.OK.getStatusCode() : problem.status();
        return Uni.combine()
                .all()
                .unis(stream.find(storeId, posId, reference), stream.recent(storeId, posId), waiting.now(storeId))
                .asTuple()
                .map(parts -> new DeskPage(
                        storeId,
                        posId,
                        language,
                        Objects.requireNonNullElse(asked.currency, DeskPage.currencyOf(language)),
                        parts.getItem1()
                                .map(payment -> view(storeId, posId, payment))
                                .orElse(null),
                        parts.getItem2().stream()
                                .map(payment -> view(storeId, posId, payment))
                                .toList(),
                        parts.getItem3(),
                        display.of(storeId, posId),
                        asked,
                        problem,
                        newReference(),
                        clock.instant().truncatedTo(ChronoUnit.MILLIS)))
                .chain(page ->
                        Pages.page(status, DeskTemplates.page(page, language, page.events(reference)), language));
    }

    /** One payment as it stands now. */
    DeskView view(String storeId, String posId, PaymentStatus payment) {
        var zone = stores.timeZoneOf(storeId).orElse(ZoneOffset.UTC);
        return new DeskView(DeskPage.path(storeId, posId), payment, zone, clock.instant());
    }

    /** Made per page, where no field may keep a generator: a native binary would keep its seed. */
    private static String newReference() {
        return new SecureRandom()
                .ints(REFERENCE_LENGTH, 0, LETTERS.length())
                .collect(StringBuilder::new, (text, i) -> text.append(LETTERS.charAt(i)), StringBuilder::append)
                .insert(0, "page-")
                .toString();
    }
}
