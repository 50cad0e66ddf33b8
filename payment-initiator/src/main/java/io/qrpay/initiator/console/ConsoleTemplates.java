package io.qrpay.initiator.console;

import io.qrpay.screen.Language;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The console's pages, {@code templates/console}; what is behind a {@code $} is the part of a page that changes. */
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
