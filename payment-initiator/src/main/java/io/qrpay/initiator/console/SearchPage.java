package io.qrpay.initiator.console;

import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.problem.FieldError;
import io.qrpay.problem.Problem;
import io.quarkus.qute.TemplateData;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The page that finds payments.
 *
 * @param stores those to choose from; empty when any may be typed
 * @param storeId the chosen one; null: all
 * @param found null when nothing was looked for, because of the problem
 * @param stream where the changes of what is found come from
 */
@TemplateData
record SearchPage(
        Bar bar,
        List<String> stores,
        @Nullable String storeId,
        SearchForm form,
        @Nullable Found found,
        @Nullable Problem problem,
        String stream) {

    /**
     * Payments.
     *
     * @param next the path of those before them in time; null when there are none
     */
    @TemplateData
    public record Found(List<Row> rows, @Nullable String next) {}

    public List<PaymentState> states() {
        return List.of(PaymentState.values());
    }

    public boolean isAsked(PaymentState state) {
        return state.name().equals(form.state);
    }

    public String filled(@Nullable String field) {
        return Objects.requireNonNullElse(field, "");
    }

    public boolean wrong(String field) {
        return problem != null
                && problem.errors() != null
                && problem.errors().stream().map(FieldError::name).anyMatch(field::equals);
    }

    /** Later pages stand still: what is before a time does not change its place. */
    public boolean isLive() {
        return found != null && SearchForm.filled(form.cursor) == null;
    }
}
