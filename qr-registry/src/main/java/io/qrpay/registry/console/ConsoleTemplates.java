package io.qrpay.registry.console;

import io.qrpay.screen.Language;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The pages, {@code templates/console}. */
@CheckedTemplate(basePath = "console")
final class ConsoleTemplates {
    private ConsoleTemplates() {}

    static native TemplateInstance list(ListPage page, Viewer viewer, Language language);

    static native TemplateInstance create(NewCodePage page, Viewer viewer, Language language);

    static native TemplateInstance code(CodePage page, CodeView view, Viewer viewer, Language language);

    /** What changes of it: how it stands. */
    static native TemplateInstance code$standing(CodeView view, Language language);

    static native TemplateInstance unknown(UnknownPage page, Viewer viewer, Language language);

    static native TemplateInstance sheets(SheetsPage page, Viewer viewer, Language language);

    static native TemplateInstance importing(ImportPage page, Viewer viewer, Language language);
}
