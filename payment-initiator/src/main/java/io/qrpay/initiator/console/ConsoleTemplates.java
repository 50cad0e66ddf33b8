package io.qrpay.initiator.console;

import io.qrpay.contracts.Money;
import io.qrpay.contracts.PaymentKey;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.Failure;
import io.qrpay.deadletters.redrive.DealtWith;
import io.qrpay.initiator.day.Moved;
import io.qrpay.initiator.day.Moves;
import io.qrpay.initiator.day.OpenPayment;
import io.qrpay.initiator.day.OpenPayments;
import io.qrpay.initiator.day.StoreDay;
import io.qrpay.initiator.day.Sums;
import io.qrpay.initiator.polling.WebhookTrouble;
import io.qrpay.problem.FieldError;
import io.qrpay.problem.Problem;
import io.qrpay.screen.Language;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateData;
import io.quarkus.qute.TemplateInstance;

/** The console's pages, {@code templates/console}; what is behind a {@code $} is the part of a page that changes. */
@TemplateData(target = Failure.class)
@TemplateData(target = Money.class)
@TemplateData(target = PaymentKey.class)
@TemplateData(target = Fact.class)
@TemplateData(target = WebhookTrouble.class)
@TemplateData(target = DealtWith.class)
@TemplateData(target = StoreDay.class)
@TemplateData(target = Sums.class)
@TemplateData(target = OpenPayment.class)
@TemplateData(target = OpenPayments.class)
@TemplateData(target = Moved.class)
@TemplateData(target = Moves.class)
@TemplateData(target = FieldError.class)
@TemplateData(target = Problem.class)
@CheckedTemplate(basePath = "console")
final class ConsoleTemplates {
    private ConsoleTemplates() {}

    static native TemplateInstance search(SearchPage page, Language language);

    static native TemplateInstance search$rows(SearchPage.Found found, Language language);

    static native TemplateInstance payment(PaymentPage page, Language language);

    static native TemplateInstance payment$life(PaymentLife life, Language language);

    static native TemplateInstance day(DayPage page, Language language);

    static native TemplateInstance running(RunningPage page, Language language);

    static native TemplateInstance running$now(Running now, Language language);

    static native TemplateInstance letters(LettersPage page, Language language);
}
