package io.qrpay.initiator.console;

import io.qrpay.contracts.payment.Fact;
import io.qrpay.initiator.desk.Mood;
import io.qrpay.initiator.fold.PaymentHistory.Told;
import io.quarkus.qute.TemplateData;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A payment and all that is known of it, in the order in which it was learnt. */
@TemplateData
record PaymentLife(Row now, List<Step> steps) {

    static PaymentLife of(Row now, List<Told> history) {
        return new PaymentLife(
                now, history.stream().map(told -> new Step(told, now)).toList());
    }

    /**
     * Something that was learnt.
     *
     * @param now the payment that it is of
     */
    @TemplateData
    public record Step(Told told, Row now) {
        public Fact fact() {
            return told.fact();
        }

        /** The status that followed; null where none did. */
        public @Nullable Row status() {
            return told.status() == null ? null : new Row(told.status(), now.zone());
        }

        /** In which colour its mark is: that of the status that it led to. */
        public String mood() {
            return told.status() == null ? "none" : Mood.of(told.status().state());
        }

        /** Amounts of facts are in the payment's currency. */
        public @Nullable Long amount() {
            return fact().amount() == null ? null : fact().amount().value();
        }
    }
}
