package io.qrpay.initiator.desk;

import io.qrpay.initiator.pairing.WaitingCheckIn;
import io.qrpay.problem.FieldError;
import io.qrpay.problem.Problem;
import io.qrpay.screen.Language;
import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A till's page.
 *
 * @param payment the one that is shown; null when the till has none
 * @param recent the till's latest payments, the latest first
 * @param display the path of the till's display with its key; empty when displays are not set up
 * @param asked what was filled in before, and was wrong; empty fields on a new page
 * @param problem why what was asked for did not happen
 * @param reference of the payment that is asked for next
 */
@TemplateData
record DeskPage(
        String storeId,
        String posId,
        Language language,
        String currency,
        @Nullable DeskView payment,
        List<DeskView> recent,
        List<WaitingCheckIn> waiting,
        Optional<String> display,
        AskForm asked,
        @Nullable Problem problem,
        String reference,
        Instant now) {

    static String path(String storeId, String posId) {
        return "/till/" + storeId + "/" + posId;
    }

    public String path() {
        return path(storeId, posId);
    }

    /** Where the changes of its payment come from: of the chosen one, or else of the till's latest. */
    String events(@Nullable String chosen) {
        var seen = payment == null ? "" : payment.seen();
        return path() + "/events?seen=" + seen + (chosen == null ? "" : "&reference=" + chosen);
    }

    /** Where those who wait at printed codes come from. */
    public String waitingEvents() {
        return path() + "/waiting";
    }

    public @Nullable Trouble trouble() {
        return problem == null ? null : Trouble.of(problem);
    }

    /** Whether a field of the form is wrong, by the end of its place in the checkout. */
    public boolean wrong(String field) {
        return problem != null
                && problem.errors() != null
                && problem.errors().stream().map(FieldError::name).anyMatch(name -> name.contains("/" + field));
    }

    /** As it was filled in. */
    public String filled(@Nullable String field) {
        return field == null ? "" : field;
    }

    /** In which tills ask. */
    public List<String> currencies() {
        return List.of("NOK", "DKK", "EUR");
    }

    static String currencyOf(Language language) {
        return switch (language) {
            case DANISH -> "DKK";
            case FINNISH -> "EUR";
            case NORWEGIAN, SWEDISH, ENGLISH -> "NOK";
        };
    }
}
