package io.qrpay.registry.console;

import io.qrpay.problem.FieldError;
import io.qrpay.problem.Problem;
import io.qrpay.registry.bulk.ImportSummary;
import io.qrpay.registry.bulk.LineResult;
import io.qrpay.registry.bulk.ReportLine;
import io.qrpay.registry.code.QrView;
import io.qrpay.registry.sync.UnknownQr;
import io.qrpay.screen.Language;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateData;
import io.quarkus.qute.TemplateInstance;

/** The pages, {@code templates/console}. */
@TemplateData(target = QrView.class)
@TemplateData(target = ImportSummary.class)
@TemplateData(target = ReportLine.class)
@TemplateData(target = LineResult.class)
@TemplateData(target = UnknownQr.class)
@TemplateData(target = FieldError.class)
@TemplateData(target = Problem.class)
@CheckedTemplate(basePath = "console")
final class ConsoleTemplates {
    private ConsoleTemplates() {}

    static native TemplateInstance list(ListPage page, Viewer viewer, Language language);

    static native TemplateInstance create(NewCodePage page, Viewer viewer, Language language);

    static native TemplateInstance code(CodePage page, CodeView view, Viewer viewer, Language language);

    /** What changes of it: how it stands. */
    static native TemplateInstance code$standing(CodeView view, Viewer viewer, Language language);

    static native TemplateInstance unknown(UnknownPage page, Viewer viewer, Language language);

    static native TemplateInstance sheets(SheetsPage page, Viewer viewer, Language language);

    static native TemplateInstance importing(ImportPage page, Viewer viewer, Language language);
}
