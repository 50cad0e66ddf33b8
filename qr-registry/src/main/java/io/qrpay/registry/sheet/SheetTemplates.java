package io.qrpay.registry.sheet;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The page; every text on it is escaped. */
@CheckedTemplate
final class SheetTemplates {

    private SheetTemplates() {}

    static native TemplateInstance sheet(Sheet sheet);
}
